import type { Database } from 'better-sqlite3'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { searchWords } from '#main/store/queries/search-words.ts'
import type { LocalStore } from '../sample/local.ts'
import { type BenchRow, compared, informed, quantile } from './measure.ts'
import { calls, type KnownCaller, noTimes, type PhoneTimes, reloads } from './phone/measures.ts'
import { phoneBenchWorld } from './phone/world.ts'
import { stressStore } from './stress-store.ts'

const CALLS = 20
const RELOADS = 10
const WARM_UP = 2

/** The console's phone with a million contacts in its store against a bare SIP.js page, over a real PBX. */
export async function bench(): Promise<BenchRow[]> {
  const store = stressStore(1_000_000)
  const callers = knownCallers(store, WARM_UP + CALLS + RELOADS)
  const world = await phoneBenchWorld(store, Object.fromEntries(callers.map(({ number, name }) => [number, name])))
  const [ours, bare] = [noTimes(), noTimes()]
  try {
    await calls(world, callers.slice(0, WARM_UP), noTimes(), noTimes())
    await calls(world, callers.slice(WARM_UP, WARM_UP + CALLS), ours, bare)
    await reloads(world, callers.slice(WARM_UP + CALLS), ours, bare)
  } finally {
    await world.stop()
  }
  const query = quantile(bareQueries(store, callers), 0.5)
  const both = (name: string, what: keyof PhoneTimes, limit: number) => [
    compared(`${name}, median`, 'ms', quantile(ours[what], 0.5), quantile(bare[what], 0.5), limit),
    informed(`${name}, p95`, 'ms', quantile(ours[what], 0.95), quantile(bare[what], 0.95)),
  ]
  return [
    ...both('from the account to registered at the PBX', 'toRegistered', 1.3),
    ...both('from the answer’s key to sound both ways', 'toSound', 1.3),
    ...both('sound back after a reload in a call, from the page’s opening', 'toSoundAgain', 2),
    compared(
      'from the INVITE to the customer painted, median (peer: twice the bare page’s, and the bare query)',
      'ms',
      quantile(ours.toName, 0.5),
      2 * quantile(bare.toName, 0.5) + query,
      1,
    ),
    informed(
      'from the INVITE to the customer painted, median',
      'ms',
      quantile(ours.toName, 0.5),
      quantile(bare.toName, 0.5),
    ),
    informed(
      'from the INVITE to the customer painted, p95',
      'ms',
      quantile(ours.toName, 0.95),
      quantile(bare.toName, 0.95),
    ),
    informed('the bare query by a number, median', 'ms', query),
  ]
}

const SEARCH = `select d.id, d.version, d.schema, d.doc from customer_search s join customer d on d.n = s.rowid
  where s.words match ? order by s.rowid desc limit 20`

/** Customers from all over the store, each with a number that is theirs alone. */
export function knownCallers(store: LocalStore, wanted: number): readonly KnownCaller[] {
  return reading(store, (db) => {
    const found = db.prepare(SEARCH)
    const some = db
      .prepare<[], KnownCaller>(
        `select doc ->> '$.name' as name, doc ->> '$.phones[0].number' as number from customer where n % 997 = 0`,
      )
      .all()
    const alone = some.filter(({ number }) => found.all(searchWords(number)).length === 1)
    if (alone.length < wanted) throw new Error(`the stress store has ${alone.length} callers, and not ${wanted}`)
    return alone.slice(0, wanted)
  })
}

export const bareQueries = (store: LocalStore, callers: readonly KnownCaller[]): readonly number[] =>
  reading(store, (db) => {
    const search = db.prepare(SEARCH)
    return callers.map(({ number }) => {
      const began = performance.now()
      search.all(searchWords(number))
      return performance.now() - began
    })
  })

function reading<T>({ path, key }: LocalStore, read: (db: Database) => T): T {
  const file = openStoreFile(path, Buffer.from(key, 'hex'))
  if (file.kind !== 'open') throw new Error(file.kind)
  try {
    return read(file.db)
  } finally {
    file.db.close()
  }
}
