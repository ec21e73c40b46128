import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { freePort } from '#tests/support/ports.ts'
import { heapOf, type Inspected, inspected } from './desk/inspector.ts'
import { STEP } from './desk/measures.ts'
import { keyToPaint } from './desk/paint.ts'
import { type DeskWorld, deskWorld } from './desk/world.ts'
import { type BenchRow, compared } from './measure.ts'
import { stressStore } from './stress-store.ts'

const FEW = 50
const MANY = 500
const LIMIT = 1.1
const MB = 1_000_000
const PAGE_BYTES = 4_096
const CONTACTS_IN_STORE = 10_000
const SETTLES_MS = 3_000

/** What the console takes, once it has come to rest. */
interface Taken {
  readonly page: number
  readonly nodes: number
  readonly pageResident: number
  readonly services: number
  readonly servicesResident: number
}

/**
 * Memory of the console after many contacts against after few: each is begun, answered to the customer's step, ended early
 * and registered, by keys. `--contacts N` takes N and a tenth of N instead of 500 and 50.
 */
export async function bench(): Promise<BenchRow[]> {
  const [few, many] = sizes(process.argv)
  const port = await freePort()
  const world = await deskWorld(stressStore(CONTACTS_IN_STORE), port)
  try {
    return await measured(world, await inspected(port), few, many)
  } finally {
    await world.stop()
  }
}

async function measured(world: DeskWorld, program: Inspected, few: number, many: number): Promise<BenchRow[]> {
  const taken = async (): Promise<Taken> => {
    await world.desk.waitForTimeout(SETTLES_MS)
    return {
      ...(await pageTakes(world)),
      services: await program.heap(),
      servicesResident: await program.resident(),
    }
  }
  for (let contact = 0; contact < few; contact++) await wholeContact(world.desk)
  const before = await taken()
  for (let contact = few; contact < many; contact++) await wholeContact(world.desk)
  const after = await taken()
  program.close()
  const row = (what: string, unit: string, key: keyof Taken, per: number) =>
    compared(`${what} after ${many} contacts (peer: after ${few})`, unit, after[key] / per, before[key] / per, LIMIT)
  return [
    row('the page’s JavaScript', 'MB', 'page', MB),
    row('the page’s nodes', '', 'nodes', 1),
    row('the page’s process, resident', 'MB', 'pageResident', MB),
    row('JavaScript of the shell and its store', 'MB', 'services', MB),
    row('the shell’s process with its store, resident', 'MB', 'servicesResident', MB),
  ]
}

function sizes(args: readonly string[]): readonly [number, number] {
  const at = args.indexOf('--contacts')
  if (at === -1) return [FEW, MANY]
  const many = Number(args[at + 1])
  if (!Number.isInteger(many) || many < 10) throw new Error('--contacts takes a whole number from 10')
  return [Math.floor(many / 10), many]
}

async function wholeContact(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Nuevo contacto' }).click()
  await desk.locator(STEP).waitFor()
  for (const key of ['1', 'Enter']) await keyToPaint(desk, key, STEP)
  await desk.getByRole('button', { name: 'Terminar antes' }).click()
  await desk.getByRole('menuitem', { name: 'Se cortó' }).click()
  // As the walks of the tests wait: a key that comes while the menu is still closing is the menu's.
  await desk.getByText('Se registra: No efectiva: se cortó').waitFor()
  await desk.getByRole('menu').waitFor({ state: 'detached' })
  await desk.keyboard.press('Control+Enter')
  await desk.locator('section[data-step]').waitFor({ state: 'detached' })
}

async function pageTakes({ desk }: DeskWorld): Promise<Pick<Taken, 'page' | 'nodes' | 'pageResident'>> {
  const own = await desk.context().newCDPSession(desk)
  const page = await heapOf((method) => own.send(method as 'HeapProfiler.enable')) // each method named there takes nothing
  const { nodes } = await own.send('Memory.getDOMCounters')
  await own.detach()
  const browser = desk.context().browser()
  if (browser === null) throw new Error('the page has no browser')
  return { page, nodes, pageResident: Math.max(...(await renderersResident(browser))) }
}

/** Bytes in memory of each process that renders; the console's is the largest. */
async function renderersResident(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES)
}
