import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { idsIn, newFolder } from '../acknowledged.ts'
import { newStoreId } from '../offline-host.ts'
import { faultsAfter } from './after-death.ts'
import { livingCentre } from './living-centre.ts'
import { run } from './running.ts'

const ROUNDS = process.env.FULL === '1' ? 200 : 40

test(`${ROUNDS} rounds of SIGKILL while saves are sent and pages are written: nothing lost, nothing skipped`, async () => {
  const [folder, key, store, centre] = [newFolder('sync-killed'), randomBytes(32), newStoreId(), await livingCentre()]
  const acknowledged = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const killed = { answers: 1 + (round % 11), later: round % 6 }
    const lines = await run({ writer: 'writer', folder, key, store, centre, saves: 1_000, killed })
    for (const id of idsIn(`${lines.join('\n')}\n`)) acknowledged.add(id)
    const faults = await faultsAfter(join(folder, 'store.db'), key, [...acknowledged], { centre, store })
    expect(faults, `after round ${round}`).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 3)
  const received = centre.state().log.filter(({ commandId }) => acknowledged.has(commandId ?? '')).length
  expect(received, 'each is at the centre once').toBe(acknowledged.size)
  console.info(
    `${ROUNDS} rounds, ${acknowledged.size} acknowledged saves, ${centre.state().log.length} rows at the centre`,
  )
  rmSync(folder, { recursive: true })
}, 600_000)
