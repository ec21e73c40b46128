import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { heldIn, idsIn, newFolder } from '../acknowledged.ts'

/** Of each half; the halves run at the same time, each on its store. */
const ROUNDS = 100
const writer = fileURLToPath(new URL('../writer.ts', import.meta.url))

/** Starts a writer on the store and kills it after it has acknowledged so many saves, in the middle of the next. */
function killedAfter(folder: string, key: Buffer, saves: number, later: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, key.toString('hex'), '400'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    let dying = false
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString()
      if (dying || idsIn(said).length < saves) return
      dying = true
      setTimeout(() => child.kill('SIGKILL'), later)
    })
    child.on('error', reject)
    child.on('close', () => resolve(idsIn(said)))
  })
}

/**
 * Kills one store's writer over and over; what was acknowledged is there after each.
 * @param first number of the first round: it sets after how many saves, and how much later, the kills come
 */
export async function killOverAndOver(first: number): Promise<void> {
  const folder = newFolder(`sigkill-${first}`)
  const key = randomBytes(32)
  const acknowledged = new Set<string>()
  for (let round = first; round < first + ROUNDS; round++) {
    for (const id of await killedAfter(folder, key, 1 + (round % 12), round % 7)) acknowledged.add(id)
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
