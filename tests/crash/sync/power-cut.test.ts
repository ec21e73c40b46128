import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chance } from '../../simulation/world/random.ts'
import { idsIn, newFolder } from '../acknowledged.ts'
import { newStoreId } from '../offline-host.ts'
import { cutPower } from '../power/disk.ts'
import { parseRecording, STRACE } from '../power/recording.ts'
import { faultsAfter } from './after-death.ts'
import { livingCentre } from './living-centre.ts'
import { type Running, run } from './running.ts'

const STATES = process.env.FULL === '1' ? 500 : 100
/** Nearly half of its states are found faulty: a few are enough. */
const PLANTED = 30
const SAVES = 40

/** Which answer of the centre the console had heard last. */
const heardIn = (said: string): number => Number([...said.matchAll(/heard (\d+)\n/g)].at(-1)?.[1] ?? 0)

/**
 * Records what a console that saves and exchanges does to its files, and takes it up again as it would be after a power cut
 * at any moment, with the centre as it was then.
 * @returns for each such state what is wrong with it
 */
async function afterCuts(writer: Running['writer'], states: number, seed: number): Promise<string[][]> {
  const [folder, key, store, centre] = [newFolder('sync-power'), randomBytes(32), newStoreId(), await livingCentre()]
  const trace = join(folder, 'trace')
  await run({ writer, folder, key, store, centre, saves: SAVES, through: ['strace', ...STRACE, '-o', trace] })
  const events = parseRecording(readFileSync(trace, 'utf8')).filter(
    (event) => event.type === 'said' || !('path' in event) || event.path.startsWith(`${folder}/store.db`),
  )
  const dice = chance(seed)
  const found: string[][] = []
  let heard = 0
  for (let state = 0; state < states; state++) {
    const into = newFolder('sync-cut')
    const said = cutPower(events, dice.below(events.length + 1), folder, into, dice.next).join('')
    heard += heardIn(said)
    centre.backTo(heardIn(said))
    found.push(await faultsAfter(join(into, 'store.db'), key, idsIn(said), { centre, store }))
    rmSync(into, { recursive: true })
  }
  rmSync(folder, { recursive: true })
  expect(heard, 'most of them are cut after many answers').toBeGreaterThan(states * 5)
  return found
}

test(`in ${STATES} states nothing acknowledged is lost, and no cursor stands before its rows`, async () => {
  expect((await afterCuts('writer', STATES, 20261126)).flat()).toEqual([])
}, 600_000)

test('the same harness finds cursors that are written before their rows', async () => {
  const faulty = (await afterCuts('planted-writer', PLANTED, 7)).filter((faults) => faults.length > 0)
  expect(faulty.length).toBeGreaterThan(PLANTED / 10)
  for (const faults of faulty) expect(faults.join('\n')).toMatch(/is missing|differs/)
}, 600_000)
