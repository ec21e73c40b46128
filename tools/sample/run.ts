import { parseArgs } from 'node:util'
import { fillCentre } from './central.ts'
import { localStore } from './local.ts'
import { ROLE_NAMES, SAMPLE_PASSWORD, samplePeople } from './people.ts'

/**
 * `npm run sample -- --customers 100000 --interactions 1000000 [--seed N] [--data FOLDER]`: fills a centre's database
 * (PGlite in FOLDER, or DATABASE_URL). `--start` is the small set of `npm start`. The last line is `{"users":[…]}`.
 * With `--local` it makes a workstation's stress store instead, at FOLDER/store.db under a key of its own (`store.key`).
 */
const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '400' },
    interactions: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string', default: '.cache/central' },
    keys: { type: 'string' },
    start: { type: 'boolean', default: false },
    local: { type: 'boolean', default: false },
  },
})
const size = {
  customers: Number(values.customers),
  interactions: Number(values.interactions),
  seed: Number(values.seed),
}
const whole = size.customers + size.interactions
let told = 0
const progress = (done: number) => {
  if (done - told < whole / 20) return
  told = done
  console.error(`${done} de ${whole} registros`)
}
if (values.local) {
  const store = localStore(values.data, size, progress)
  console.log(JSON.stringify(store))
  process.exit(0)
}
await fillCentre(process.env.DATABASE_URL ?? null, values.data, values.keys ?? `${values.data}-keys`, size, progress)
const users = samplePeople.map(({ login, name, roles }) => ({
  user: login,
  password: SAMPLE_PASSWORD,
  name,
  role: roles.map((role) => ROLE_NAMES[role]).join(', '),
}))
console.log(JSON.stringify({ users }))
