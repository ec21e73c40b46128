import type { BenchRow } from './measure.ts'

/** `npm run bench [-- --only NAME]`: prints one JSON array; what it is doing goes to standard error. */
const benches: Readonly<Record<string, () => Promise<{ bench: () => Promise<BenchRow[]> }>>> = {
  save: () => import('./save.ts'),
  queries: () => import('./queries.ts'),
  similar: () => import('./similar.ts'),
  opening: () => import('./opening.ts'),
  eventLoop: () => import('./event-loop.ts'),
  backlog: () => import('./backlog.ts'),
  sight: () => import('./sight.ts'),
  desk: () => import('./desk.ts'),
  memory: () => import('./memory.ts'),
  start: () => import('./start.ts'),
  pushRate: () => import('./push-rate.ts'),
  phone: () => import('./phone.ts'),
  board: () => import('./board.ts'),
}

const only = process.argv.indexOf('--only')
const wanted = only === -1 ? null : process.argv[only + 1]
if (wanted !== null && (wanted === undefined || !Object.hasOwn(benches, wanted))) {
  console.error(`--only takes one of: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const rows: BenchRow[] = []
for (const [name, load] of Object.entries(benches)) {
  if (wanted !== null && wanted !== name) continue
  console.error(`bench: ${name} …`)
  rows.push(...(await (await load()).bench()))
}
console.log(JSON.stringify(rows, null, 2))
process.exit(rows.some((row) => row.holds === false) ? 2 : 0)
