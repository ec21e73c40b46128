import { setTimeout } from 'node:timers/promises'
import { type BenchRow, informed, interleaved, quantile } from './measure.ts'
import { openStore, stressStore } from './stress-store.ts'

const TURNS = 120
const WARM_UP = 24
const BEGINNING_MS = 3_000
const TEXTS = [
  'autoparts',
  'muebles anddina',
  'agropecuria',
  'Adriana Hernandes',
  'Adriana Hernandes Lopes',
  'auto partes del caribe',
  'distribuydora santafe',
  'comersialisadora de la siera sas',
  'xyzwvkq qwrtp zzxcv',
  'cafe de la sabanna ltda bogota',
  'roxio',
  'conmercializadora antiokia esp medelin yolanda rodrigez',
]

/**
 * What is like a text that nobody's card has, through the store's process, beside the search that found nobody or few: asked
 * only behind that one, when the keys rest. The longest text has six words, each with a slip.
 */
export async function bench(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  for (const [customers, store] of [
    [10_000, stressStore(100_000)],
    [100_000, stressStore(1_000_000)],
    [300_000, stressStore(1_000_000, 300_000)],
  ] as const) {
    const { link, stop } = await openStore(store)
    await setTimeout(BEGINNING_MS)
    const textAt = (turn: number) => TEXTS[(turn + WARM_UP) % TEXTS.length] ?? ''
    const { ours, peer } = await interleaved(
      {
        ours: (turn) => link.query('customers.similar', { text: textAt(turn) }),
        peer: (turn) => link.query('customers.search', { text: textAt(turn) }),
      },
      TURNS,
      WARM_UP,
    )
    await stop()
    const name = `who is like a name with a slip, ${customers.toLocaleString('en')} customers`
    rows.push(
      informed(`${name}, median`, 'ms', quantile(ours, 0.5), quantile(peer, 0.5)),
      informed(`${name}, p99`, 'ms', quantile(ours, 0.99), quantile(peer, 0.99)),
    )
  }
  return rows
}
