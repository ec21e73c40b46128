import { z } from 'zod'
import { Head } from './protocol.ts'

/** What a workstation gives whoever audits the log: the heads that it remembers, as JSON (docs/operations.md). */
export const HeadsFile = z.array(Head)

/** A head a line, so that two files can be compared by eye. */
export const headsFileOf = (heads: readonly Head[]): string =>
  `[\n${heads.map(({ position, chain }) => JSON.stringify({ position, chain })).join(',\n')}\n]\n`
