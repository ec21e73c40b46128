import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { searchWords } from '#main/store/queries/search-words.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { testConsole } from '#tests/support/console.ts'
import type { LocalStore } from '../sample/local.ts'
import { SAMPLE_PASSWORD } from '../sample/people.ts'
import { answering, searchedTexts, searching, switching, type Times, typing } from './desk/measures.ts'
import { type DeskWorld, deskWorld } from './desk/world.ts'
import { type BenchRow, compared, informed, quantile, timed } from './measure.ts'
import { stressStore } from './stress-store.ts'

const KB = 1_000
const FIRST_SCREEN_KB = 350
const WORK_EVERY_MS = 250
const id = () => uuidv7(Date.now(), randomBytes(10))

/** The advisor's desk in Chromium, a million contacts in its store and a sync going on, against a bare React page. */
export async function bench(): Promise<BenchRow[]> {
  const store = stressStore(1_000_000)
  const world = await deskWorld(store)
  try {
    return await measured(world, store)
  } finally {
    await world.stop()
  }
}

async function measured(world: DeskWorld, store: LocalStore): Promise<BenchRow[]> {
  const stopWork = await somebodyElse(world.central)
  const typed = await typing(world)
  const steps = await answering(world)
  const opened = await switching(world)
  const searched = await searching(world)
  const queries = await bareSearches(store)
  await stopWork()
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
    compared('script of the first screen (the sign-in), gzip', 'kB', packed(world.entrance), FIRST_SCREEN_KB, 1),
    informed('the same with the frame and the inbox behind it', 'kB', packed(world.scripts), FIRST_SCREEN_KB),
  ]
}

/** kB of scripts, each packed alone as it is sent. */
const packed = (scripts: ReadonlyMap<string, Uint8Array>): number =>
  [...scripts.values()].reduce((sum, one) => sum + gzipSync(one).length, 0) / KB

/** A colleague at another console saves four times a second: the desk pulls all of it. */
export async function somebodyElse(central: string): Promise<() => Promise<void>> {
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

async function bareSearches({ path, key }: LocalStore): Promise<number[]> {
  const opened = openStoreFile(path, Buffer.from(key, 'hex'))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const search = opened.db.prepare(
    'select d.id, d.version, d.schema, d.doc from customer_search s join customer d on d.n = s.rowid where s.words match ? order by s.rowid desc limit 50',
  )
  const times: number[] = []
  for (const text of searchedTexts()) times.push(await timed(() => search.all(searchWords(text))))
  opened.db.close()
  return times
}
