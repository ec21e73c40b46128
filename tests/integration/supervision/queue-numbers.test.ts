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
const [sofia] = samplePeople.filter(({ roles }) => roles.includes('coordinator'))
/** Of one person the centre takes one push after the other. */
const second = { ...sofia, id: id(), login: 'segunda' }
let centre: TestCentre

beforeAll(async () => {
  centre = await testCentre({ database: await newDatabase() })
  await bearDocuments(centre.engineParts, samplePeople[6]?.id ?? '', [
    { kind: 'user' as const, id: second.id, doc: second },
    ...(['servicio', 'credito', 'leasing'] as const).map((code) => {
      const doc = newQueue(code, code)
      return { kind: 'queue' as const, id: doc.id, doc }
    }),
  ])
})
afterAll(() => centre.close())

type Edit = readonly [code: string, numbers: readonly string[] | null]

/** What becomes of edits that one coordinator sends at once, at a node whose PBX came with a number for `servicio`. */
async function pushBy(coordinator: string, edits: readonly Edit[]) {
  const engine = createEngine({ ...centre.engineParts, pbxNumbers: new Map([['servicio', ['6015550100']]]) })
  const request = {
    ...{ protocol: PROTOCOL, app: '0.1.0', store: id(), heard: null },
    commands: edits.map(([code, numbers]) => ({
      ...{ id: id(), name: 'queue.edit', actor: coordinator, at: instantOf(Date.now()), payload: { code, numbers } },
      madeWith: { app: '0.1.0', catalogue: 1 },
    })),
  } as PushRequest // as built here
  const answer = await engine.push(coordinator, request)
  if (answer.kind !== 'answers') throw new Error(answer.kind)
  return answer.answers.map((one) =>
    one.outcome === 'refused' ? `${one.rejection.code} ${JSON.stringify(one.rejection.facts)}` : one.outcome,
  )
}
const push = (...edits: readonly Edit[]) => pushBy(sofia?.id ?? '', edits)
const taken = (number: string, queue: string) => `queue.numberTaken ${JSON.stringify({ number, queue })}`

test('a number that another queue has is refused, one by the PBX’s settings too, and one that was given up is free', async () => {
  expect(await push(['credito', ['6015550101']])).toEqual(['accepted'])
  expect(await push(['leasing', ['6015550102', '6015550101']])).toEqual([taken('6015550101', 'credito')])
  expect(await push(['leasing', ['6015550100']])).toEqual([taken('6015550100', 'servicio')])
  // Whose numbers are set has those of the settings no more.
  expect(await push(['servicio', ['6015550103']], ['leasing', ['6015550100']])).toEqual(['accepted', 'accepted'])
  // Nor is it given back those that another queue has meanwhile.
  expect(await push(['servicio', null])).toEqual([taken('6015550100', 'leasing')])
  expect(await push(['leasing', []], ['servicio', null])).toEqual(['accepted', 'accepted'])
  expect(await push(['credito', []], ['leasing', ['6015550101']])).toEqual(['accepted', 'accepted'])
})

test('of two who give two queues one number at the same time, one is refused', async () => {
  for (let number = 6_015_550_200; number < 6_015_550_210; number++) {
    const both = await Promise.all([
      push(['credito', [String(number)]]),
      pushBy(second.id, [['leasing', [String(number)]]]),
    ])
    expect(both.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(1)
  }
})
