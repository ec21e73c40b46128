import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine } from '#central/sync/engine.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { newQueue } from '#shared/queues/schema.ts'
import { PROTOCOL, type PushRequest } from '#shared/sync/protocol.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
const [admin] = samplePeople.filter(({ roles }) => roles.includes('it_admin'))
let centre: TestCentre

beforeAll(async () => {
  centre = await testCentre({ database: await newDatabase() })
  const doc = newQueue('servicio', 'Servicio al cliente')
  await bearDocuments(centre.engineParts, admin?.id ?? '', [{ kind: 'queue', id: doc.id, doc }])
})
afterAll(() => centre.close())

/** What becomes of a team that is created with these queues, at a node whose PBX came with the queue `leasing`. */
async function created(...queues: string[]) {
  const engine = createEngine({ ...centre.engineParts, pbxNumbers: new Map([['leasing', []]]) })
  const actor = admin?.id ?? ''
  const payload = { teamId: id(), name: 'Equipo Cali', queues, coordinatorId: null }
  const command = { id: id(), name: 'team.create', actor, at: instantOf(Date.now()), payload }
  const request = {
    ...{ protocol: PROTOCOL, app: '0.1.0', store: id(), heard: null },
    commands: [{ ...command, madeWith: { app: '0.1.0', catalogue: 1 } }],
  } as PushRequest // as built here
  const answer = await engine.push(actor, request)
  if (answer.kind !== 'answers') throw new Error(answer.kind)
  return answer.answers.map((one) => (one.outcome === 'refused' ? one.rejection : one.outcome))
}

test('the centre takes a team with the queues that were created and those of its PBX, and refuses one of no such queue', async () => {
  expect(await created('servicio', 'leasing')).toEqual(['accepted'])
  expect(await created()).toEqual(['accepted'])
  expect(await created('servicio', 'colainventada')).toMatchObject([
    { code: 'team.queueUnknown', facts: { queue: 'colainventada' } },
  ])
})
