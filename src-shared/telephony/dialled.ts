import type { Interaction } from '../interactions/schema.ts'

/** How many of the numbers that one called last are shown. */
export const LAST_DIALLED = 5

/** The number that the advisor of a contact called; null: nobody was called. */
export const dialledNumberOf = ({ direction, call }: Pick<Interaction, 'direction' | 'call'>): string | null =>
  direction === 'outbound' && call?.entries.some(({ kind }) => kind === 'dialled') === true ? call.number : null
