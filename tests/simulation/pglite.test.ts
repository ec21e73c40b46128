import { afterAll, beforeAll, expect, test } from 'vitest'
import { informedCases } from '#central/cases/close-unopposed.ts'
import { sqlEffectQueue } from '#central/effects/queue.ts'
import { migrate } from '#central/store/sql/migrate.ts'
import { type PgliteClient, pgliteClient } from '#central/store/sql/pglite-client.ts'
import { sqlStore } from '#central/store/sql/sql-store.ts'
import { stateOf } from '../support/central-state.ts'
import { CENTRE } from './world/centre.ts'
import { judge } from './world/oracle.ts'
import { cameOf, play } from './world/run.ts'

const RUNS = process.env.FULL === '1' ? 1_000 : 100

let client: PgliteClient
beforeAll(async () => {
  client = await pgliteClient('memory://')
}, 60_000)
afterAll(() => client.close())

test(
  `${RUNS} of the same schedules come to the same outcome over real PGlite as over memory`,
  async () => {
    const failing: string[] = []
    let commands = 0
    for (let seed = 1; seed <= RUNS; seed++) {
      const memory = await play(seed, { forward: {} })
      await client.script('drop schema public cascade; create schema public')
      await migrate(client)
      // What the centre does by itself it writes in its own name.
      await client.query('update head set centre = $1', [CENTRE])
      const pglite = await play(seed, {
        forward: {
          store: sqlStore(client),
          effects: sqlEffectQueue(client),
          informed: (after, count) => informedCases(client, after, count),
          state: () => stateOf(client),
        },
      })
      commands += pglite.state.log.length
      const [fault] = judge(pglite)
      if (fault !== undefined) failing.push(`seed ${seed}: ${fault.slice(0, 300)}`)
      else if (cameOf(pglite) !== cameOf(memory)) failing.push(`seed ${seed}: another outcome`)
    }
    expect(failing).toEqual([])
    // The same of nothing proves nothing.
    expect(commands).toBeGreaterThan(RUNS * 10)
  },
  20 * 60_000,
)
