import { z } from 'zod'
import { Instant } from '../kernel/instants.ts'
import { Head } from './protocol.ts'

/** A head that a workstation remembers. `at`: when it last had it from the centre, by the centre's time; earlier versions wrote none. */
export const SeenHead = Head.extend({ at: Instant.optional() })
export type SeenHead = z.infer<typeof SeenHead>

/** What a workstation gives whoever audits the log: the heads that it remembers, as JSON (docs/operations.md). */
export const HeadsFile = z.array(SeenHead)

/** A head a line, so that two files can be compared by eye. */
export const headsFileOf = (heads: readonly SeenHead[]): string =>
  `[\n${heads.map(({ position, chain, at }) => JSON.stringify({ position, chain, at })).join(',\n')}\n]\n`
