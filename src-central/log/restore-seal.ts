import { createHmac, timingSafeEqual } from 'node:crypto'
import type { LogRow } from '../store/port.ts'

const SEAL = 'seal'

type Sealed = Pick<LogRow, 'position' | 'actor' | 'receivedAt'>

/** What stands between lines is in no cursor's body, which the same key authenticates. */
const mac = (key: Uint8Array, before: string, { position, actor, receivedAt }: Sealed): Buffer =>
  createHmac('sha256', key).update(['log restored', position, before, actor, receivedAt].join('\n')).digest()

/**
 * What a row `restored` bears, so that whoever can write the database, and has not the centre's keys, cannot make one: it
 * excuses what others remember of the log.
 * @param before the chain before the row
 */
export const restoreSeal = (key: Uint8Array, before: string, row: Sealed): LogRow['versions'] => [
  [SEAL, mac(key, before, row).toString('hex'), 1],
]

/** The restore command wrote this row, here, at that time: with this key. */
export function isSealedRestore(key: Uint8Array, before: string, row: LogRow): boolean {
  const [what, seal] = row.versions[0] ?? []
  if (row.outcome !== 'restored' || what !== SEAL || seal === undefined) return false
  const expected = mac(key, before, row)
  const given = Buffer.from(seal, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
