import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { searchWords } from '#main/store/queries/search-words.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { testConsole } from '#tests/support/console.ts'
import { SAMPLE_PASSWORD } from '../sample/people.ts'
import { keyToPaint } from './desk/paint.ts'
import { type DeskWorld, deskWorld } from './desk/world.ts'
import { type BenchRow, compared, quantile, timed } from './measure.ts'
import { stressStore } from './stress-store.ts'

const LETTERS = 150
const CONTACTS = 25
const SEARCHES = 40
const KB = 1_000
const FIRST_SCREEN_KB = 350
const WORK_EVERY_MS = 250
const SETTLES_MS = 400
const STEP = 'section[data-step] h2'
const BARE_STEP = '#step'
const id = () => uuidv7(Date.now(), randomBytes(10))

/** The advisor's desk in Chromium, a million contacts in its store and a sync going on, against a bare React page. */
export async function bench(): Promise<BenchRow[]> {
  const store = stressStore(1_000_000)
  const world = await deskWorld(store)
  const stopWork = await somebodyElse(world.central)
  const typed = await typing(world)
  const steps = await answering(world)
  const opened = await switching(world)
  const searched = await searching(world)
  const queries = await bareSearches(store)
  await stopWork()
  const script = [...world.scripts.values()].reduce((sum, one) => sum + gzipSync(one).length, 0) / KB
  await world.stop()
  const [half, most] = [0.5, 0.95]
  const both = (name: string, { ours, peer }: Times, limit: number, p: number) =>
    compared(name, 'ms', quantile(ours, p), quantile(peer, p), limit)
  return [
    both('a key typed in the guide to its paint, p95', typed, 2, most),
    both('the answer’s key to the next step painted, median', steps, 3, half),
    both('a contact opened from the inbox, painted, median', opened, 3, half),
    compared(
      'search results painted after the last key, median (peer: the bare query and a bare paint)',
      'ms',
      quantile(searched, half),
      quantile(queries, half) + quantile(typed.peer, half),
      3,
    ),
    compared('script of the first screen, gzip', 'kB', script, FIRST_SCREEN_KB, 1),
  ]
}

interface Times {
  readonly ours: number[]
  readonly peer: number[]
}

/** A colleague at another console saves four times a second: the desk pulls all of it. */
async function somebodyElse(central: string): Promise<() => Promise<void>> {
  const other = testConsole(central)
  const entered = await other.call('session.signIn', { login: 'carmen', password: SAMPLE_PASSWORD })
  if (!entered.ok) throw new Error(entered.error.code)
  const work = setInterval(() => {
    const customerId = id()
    const [type, name] = ['company', `Textiles ${customerId}`]
    void other.act('customer.create', {
      ...{ customerId, type, name, identifiers: [], phones: [], emails: [], city: 'Cali', notes: '' },
    })
  }, WORK_EVERY_MS)
  return async () => {
    clearInterval(work)
    await other.stop()
    other.remove()
  }
}

/** A new contact by voice, at its first step. */
async function begin(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: 'Nuevo contacto' }).click()
  await desk.locator(STEP).waitFor()
}

async function typing({ desk, bare }: DeskWorld): Promise<Times> {
  await begin(desk)
  for (const key of ['1', 'Enter', '1']) await keyToPaint(desk, key, STEP)
  await desk.getByRole('button', { name: 'No se identifica el cliente' }).click()
  await desk.getByRole('textbox', { name: 'Motivo del contacto' }).focus()
  await bare.locator('#field').focus()
  const times: Times = { ours: [], peer: [] }
  for (let letter = 0; letter < LETTERS; letter++) {
    const key = 'tasa de capital '.charAt(letter % 16)
    times.ours.push(await keyToPaint(desk, key, null))
    times.peer.push(await keyToPaint(bare, key, null))
  }
  return times
}

async function answering({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let contact = 0; contact < CONTACTS; contact++) {
    await begin(desk)
    for (const key of ['1', 'Enter', '1']) {
      times.ours.push(await keyToPaint(desk, key, STEP))
      times.peer.push(await keyToPaint(bare, 'F2', BARE_STEP))
    }
  }
  return times
}

/** The contacts in course, one after the other, by their keys. */
async function switching({ desk, bare }: DeskWorld): Promise<Times> {
  const times: Times = { ours: [], peer: [] }
  for (let turn = 0; turn < CONTACTS * 2; turn++) {
    times.ours.push(await keyToPaint(desk, `Alt+${1 + (turn % 2)}`, 'a[aria-current="true"]'))
    times.peer.push(await keyToPaint(bare, 'F2', BARE_STEP))
  }
  return times
}

/** What stands there, and the last key: with it other customers are found. */
const TEXTS = [
  ['text ', 'p'],
  ['ferr ', 'b'],
] as const
const textAt = (turn: number) => TEXTS[turn % TEXTS.length] ?? TEXTS[0]

/** From the last key of a search to its results: what is listed reads otherwise. */
async function searching({ desk }: DeskWorld): Promise<number[]> {
  await desk.getByRole('navigation').first().getByRole('link', { name: 'Clientes' }).click()
  const field = desk.getByRole('textbox', { name: 'Nombre, NIT, cédula, teléfono o correo' }).first()
  const times: number[] = []
  for (let turn = 0; turn < SEARCHES; turn++) {
    const [before, last] = textAt(turn)
    await field.fill(before)
    await desk.waitForTimeout(SETTLES_MS)
    times.push(await keyToPaint(desk, last, '[data-region="list"] a b'))
  }
  return times
}

async function bareSearches({ path, key }: { path: string; key: string }): Promise<number[]> {
  const opened = openStoreFile(path, Buffer.from(key, 'hex'))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const search = opened.db.prepare(
    'select d.id, d.version, d.schema, d.doc from customer_search s join customer d on d.n = s.rowid where s.words match ? order by s.rowid desc limit 50',
  )
  const times: number[] = []
  for (let turn = 0; turn < SEARCHES; turn++)
    times.push(await timed(() => search.all(searchWords(textAt(turn).join('')))))
  opened.db.close()
  return times
}
