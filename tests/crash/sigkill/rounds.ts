import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { heldIn, newFolder } from '../acknowledged.ts'
import { killedAfter } from '../killed-after.ts'

/** Of each half; the halves run at the same time, each on its store. */
const ROUNDS = 100
const writer = fileURLToPath(new URL('../writer.ts', import.meta.url))

/**
 * Kills one store's writer over and over; what was acknowledged is there after each.
 * @param first number of the first round: it sets after how many saves, and how much later, the kills come
 */
export async function killOverAndOver(first: number): Promise<void> {
  const folder = newFolder(`sigkill-${first}`)
  const key = randomBytes(32)
  const acknowledged = new Set<string>()
  for (let round = first; round < first + ROUNDS; round++) {
    const ids = await killedAfter(writer, [folder, key, 400], 1 + (round % 12), round % 7)
    for (const id of ids) acknowledged.add(id)
    const held = heldIn(join(folder, 'store.db'), key)
    expect(
      [...acknowledged].filter((id) => !held.has(id)),
      `after round ${round}`,
    ).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(ROUNDS * 3)
  console.info(`${ROUNDS} rounds, ${acknowledged.size} acknowledged saves`)
  rmSync(folder, { recursive: true })
}
