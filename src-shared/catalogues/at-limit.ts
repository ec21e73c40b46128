import type { DispositionEntry } from './disposition-schema.ts'
import { allDispositions } from './dispositions.ts'
import type { Catalogue } from './schema.ts'

/** An escalation is a case that somebody has written, which no clock can. */
const ESCALATED = 'inbound.escalated.'

/** What a queue may register with by itself: nothing is asked with it that only a person can say. */
export const dispositionsAtLimit = (catalogue: Catalogue): readonly DispositionEntry[] =>
  allDispositions(catalogue)
    .filter(({ direction, entry }) => direction === 'inbound' && entry.setBy === 'person')
    .filter(
      ({ entry: { id, requires } }) =>
        requires.date === 'none' && requires.reason === null && !id.startsWith(ESCALATED),
    )
    .map(({ entry }) => entry)
