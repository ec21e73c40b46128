import { newId } from '../shell/console.ts'

/** An id that no entry has, within what the catalogue's schema allows: letters and digits, beginning with a letter. */
export const newEntryId = (prefix: string): string => `${prefix}.n${newId().replaceAll('-', '').slice(0, 16)}`
