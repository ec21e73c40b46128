import { setTimeout } from 'node:timers/promises'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { searchWords } from '#main/store/queries/search-words.ts'
import type { LocalStore } from '../sample/local.ts'
import { type BenchRow, bothInTurn, compared, informed, quantile, type Sides } from './measure.ts'
import { openStore, stressStore } from './stress-store.ts'

/** Each with a customer of its own; the 99th percentile is of the nine slowest, not of three. */
const TURNS = 890
const WARM_UP = 100
const SIZES = [10_000, 100_000, 1_000_000] as const
const GROWTH = 3
/** What a store begins with behind its first screens (the way to the centre is loaded, once) is the opening's, not a query's. */
const BEGINNING_MS = 3_000

interface Times {
  readonly ours: number[]
  readonly peer: number[]
}
const QUESTIONS = ['a customer’s last 50 contacts', 'the first 50 search results'] as const
type Question = (typeof QUESTIONS)[number]

/** A store of one size, open in the product's process and bare beside it; both sides of each question. */
interface OpenSize {
  readonly sides: Readonly<Record<Question, Sides>>
  readonly times: Readonly<Record<Question, Times>>
  stop(): Promise<void>
}

/**
 * A customer's last 50 contacts and the first 50 results of a search, through the process boundary as the screens get
 * them, against the bare SQL on a connection of its own to the same file. The sizes take turns as well: their cost is
 * compared, and a slow moment of the machine must fall on all.
 */
export async function bench(): Promise<BenchRow[]> {
  const open: OpenSize[] = []
  for (const store of SIZES.map(stressStore)) open.push(await openSize(store))
  await setTimeout(BEGINNING_MS)
  for (const question of QUESTIONS)
    for (let turn = -WARM_UP; turn < TURNS; turn++)
      for (const { sides, times } of open) {
        const { ours, peer } = await bothInTurn(sides[question], turn)
        if (turn < 0) continue
        times[question].ours.push(ours)
        times[question].peer.push(peer)
      }
  for (const one of open) await one.stop()

  return QUESTIONS.flatMap((question) => {
    const [smallest, largest] = [open[0]?.times[question], open.at(-1)?.times[question]]
    if (smallest === undefined || largest === undefined) throw new Error('no size was measured')
    const { ours, peer } = largest
    const name = `${question}, 1,000,000 contacts`
    return [
      informed(`${name}, median`, 'ms', quantile(ours, 0.5), quantile(peer, 0.5)),
      compared(`${name}, p99`, 'ms', quantile(ours, 0.99), quantile(peer, 0.99), 2),
      compared(
        `${question}: cost at 1,000,000 against 10,000, median`,
        'ms',
        quantile(ours, 0.5),
        quantile(smallest.ours, 0.5),
        GROWTH,
      ),
    ]
  })
}

async function openSize(store: LocalStore): Promise<OpenSize> {
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
  return {
    sides: {
      'a customer’s last 50 contacts': {
        ours: (turn) => link.query('customers.interactions', { id: idAt(turn), limit: 50 }),
        peer: (turn) => contacts.all(idAt(turn)),
      },
      'the first 50 search results': {
        ours: (turn) => link.query('customers.search', { text: textAt(turn), limit: 50 }),
        peer: (turn) => search.all(searchWords(textAt(turn))),
      },
    },
    times: {
      'a customer’s last 50 contacts': { ours: [], peer: [] },
      'the first 50 search results': { ours: [], peer: [] },
    },
    async stop() {
      db.close()
      await stop()
    },
  }
}
