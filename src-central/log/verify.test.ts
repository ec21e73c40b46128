import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { LogRow } from '../store/port.ts'
import { GENESIS, nextChain } from './chain.ts'
import { isSealedRestore, restoreSeal } from './restore-seal.ts'
import { type RememberedHead, verifyLog } from './verify.ts'

const CENTRE = '0197a000-0000-7000-8000-000000000001'
const key = randomBytes(32)
type Part = Partial<LogRow>

/** Rows in a chain that fits, whoever made it. */
function chained(parts: readonly Part[]): LogRow[] {
  let chain = GENESIS
  return parts.map((part, at) => {
    const row = {
      position: at + 1,
      commandId: null,
      sha256: 'a',
      actor: CENTRE,
      outcome: 'accepted' as const,
      versions: [],
    }
    const whole = { ...row, receivedAt: '2026-11-27T00:00:00.000Z' as LogRow['receivedAt'], ...part, position: at + 1 } // an instant
    chain = nextChain(chain, whole)
    return { ...whole, chain }
  })
}
const headOf = (rows: readonly LogRow[], position = rows.length) => ({
  position,
  chain: rows[position - 1]?.chain ?? GENESIS,
})
const verify = (rows: readonly LogRow[], remembered: RememberedHead[], accepted: number[] = []) =>
  verifyLog(
    rows,
    headOf(rows),
    remembered,
    (before, row) => accepted.includes(row.position) || isSealedRestore(key, before, row),
  )

const honest = chained(Array.from({ length: 40 }, (_, at) => ({ sha256: `of ${at}` })))
const remembered = [8, 15, 30, 40].map((position) => headOf(honest, position))
/** The log up to the 11th row, and what was put in the place of the 12th and all after it. */
const forged = (twelfth: Part, last = 20) =>
  chained([...honest.slice(0, 11), { ...twelfth, outcome: 'restored', sha256: null }, ...honest.slice(12, last)])
const before = headOf(honest, 11).chain
const sealed = (of: Uint8Array, chain: string, position: number): Part => ({
  versions: restoreSeal(of, chain, {
    position,
    actor: CENTRE,
    receivedAt: '2026-11-27T00:00:00.000Z' as LogRow['receivedAt'],
  }), // an instant
})

test('a row that says a backup was put back excuses nothing unless the centre has sealed it', async () => {
  expect((await verify(honest, remembered)).fault).toBeNull()
  const excused = forged({})
  expect(await verify(excused, remembered)).toEqual({
    fault: { fault: 'unsealed', position: 12 },
    rows: 20,
    restores: [12],
    superseded: 0,
  })
  // And where nobody remembers anything that it would excuse.
  expect((await verify(excused, [])).fault).toEqual({ fault: 'unsealed', position: 12 })
})

test.each([
  ['with another key', sealed(randomBytes(32), before, 12)],
  ['for another position', sealed(key, before, 13)],
  ['after another row', sealed(key, 'f'.repeat(64), 12)],
  ['of nothing', { versions: [['seal', '', 1]] } satisfies Part],
  ['at another time', { ...sealed(key, before, 12), receivedAt: '2026-11-28T00:00:00.000Z' as LogRow['receivedAt'] }], // an instant
] as const)('a seal %s is none', async (_, part) => {
  expect((await verify(forged(part), remembered)).fault).toEqual({ fault: 'unsealed', position: 12 })
})

test('what the centre sealed, or somebody answers for, is told and is no fault; what is before it still is', async () => {
  expect(await verify(forged(sealed(key, before, 12)), remembered)).toMatchObject({ fault: null, superseded: 3 })
  expect(await verify(forged({}), remembered, [12])).toMatchObject({ fault: null, restores: [12], superseded: 3 })
  expect((await verify(forged({}), remembered, [13])).fault).toEqual({ fault: 'unsealed', position: 12 })
  // Seen after the backup was put back, it is of the log as it is now.
  const at = (time: string) => ({ ...headOf(honest, 15), at: time as LogRow['receivedAt'] }) // an instant
  const restored = forged(sealed(key, before, 12))
  expect(await verify(restored, [at('2026-11-26T23:59:59.999Z')])).toMatchObject({ fault: null, superseded: 1 })
  expect((await verify(restored, [at('2026-11-27T00:00:00.001Z')])).fault).toEqual({ fault: 'changed', position: 15 })
  const known = { ...headOf(honest, 15), isOfNow: true }
  expect((await verify(restored, [known])).fault).toEqual({ fault: 'changed', position: 15 })
  const seen = { position: 9, chain: 'f'.repeat(64) }
  expect((await verify(forged({}), [...remembered, seen])).fault).toEqual({ fault: 'changed', position: 9 })
})
