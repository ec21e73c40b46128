import { openStoreFile } from '#main/store/file/open-file.ts'
import { searchWords } from '#main/store/queries/search-words.ts'
import type { LocalStore } from '../sample/local.ts'
import { type BenchRow, compared, informed, interleaved, quantile } from './measure.ts'
import { openStore, stressStore } from './stress-store.ts'

const TURNS = 300
const WARM_UP = 30
const SIZES = [10_000, 100_000, 1_000_000] as const
const LARGEST = 1_000_000
const GROWTH = 3

interface Times {
  readonly ours: number[]
  readonly peer: number[]
}

/**
 * A customer's last 50 contacts and the first 50 results of a search, through the process boundary as the screens get
 * them, against the bare SQL on a connection of its own to the same file.
 */
export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const medians = new Map<string, number[]>()
  for (const size of SIZES) {
    for (const [name, { ours, peer }] of await timesOf(stressStore(size))) {
      medians.set(name, [...(medians.get(name) ?? []), quantile(ours, 0.5)])
      if (size !== LARGEST) continue
      rows.push(informed(`${name}, 1,000,000 contacts, median`, 'ms', quantile(ours, 0.5), quantile(peer, 0.5)))
      rows.push(compared(`${name}, 1,000,000 contacts, p99`, 'ms', quantile(ours, 0.99), quantile(peer, 0.99), 2))
    }
  }
  for (const [name, [smallest = 0, , largest = 0]] of medians)
    rows.push(compared(`${name}: cost at 1,000,000 against 10,000`, 'ms', largest, smallest, GROWTH))
  return rows
}

async function timesOf(store: LocalStore): Promise<readonly (readonly [string, Times])[]> {
  const { link, stop } = await openStore(store)
  const opened = openStoreFile(store.path, Buffer.from(store.key, 'hex'))
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  const customers = db.prepare<[], { id: string }>('select id from customer order by id limit 997').all()
  const idAt = (turn: number) => customers[(turn + WARM_UP) % customers.length]?.id ?? ''
  const contacts = db.prepare(
    'select id, version, schema, doc from interaction where customer = ? order by opened_at desc limit 50',
  )
  const search = db.prepare(
    'select d.id, d.version, d.schema, d.doc from customer_search s join customer d on d.n = s.rowid where s.words match ? order by s.rowid desc limit 50',
  )
  const texts = ['conf and', 'text val', 'ferr nort', 'panad sas', 'trans bog', 'agro', 'cali comp']
  const textAt = (turn: number) => texts[(turn + WARM_UP) % texts.length] ?? ''
  const interactions = await interleaved(
    {
      ours: (turn) => link.query('customers.interactions', { id: idAt(turn), limit: 50 }),
      peer: (turn) => contacts.all(idAt(turn)),
    },
    TURNS,
    WARM_UP,
  )
  const searches = await interleaved(
    {
      ours: (turn) => link.query('customers.search', { text: textAt(turn), limit: 50 }),
      peer: (turn) => search.all(searchWords(textAt(turn))),
    },
    TURNS,
    WARM_UP,
  )
  db.close()
  await stop()
  return [
    ['a customer’s last 50 contacts', interactions],
    ['the first 50 search results', searches],
  ]
}
