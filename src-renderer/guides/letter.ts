import type { Channel } from '#shared/customers/schema.ts'
import { spoken } from '#shared/guides/script.ts'

/** Through these the words of a step are written with another program, and not spoken. */
const written: ReadonlySet<Channel> = new Set(['chat', 'mailbox'])

export const isWritten = (channel: Channel): boolean => written.has(channel)

/** The words of a script as its reader gets them: what is not known stands as the blank that the screen shows. */
export const letterOf = (
  script: string,
  values: Readonly<Record<string, string | undefined>>,
  unknown: string,
): string =>
  spoken(script, values)
    .map((part) => (part.type === 'words' ? part.text : (part.value ?? `[${unknown}]`)))
    .join('')
