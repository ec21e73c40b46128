import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor
let carmen: TestAdvisor
let sofia: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
  carmen = await world.advisor('carmen')
  sofia = await world.advisor('sofia')
})
afterEach(async () => {
  for (const one of [luis, carmen, sofia]) await one.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const onlyCall = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls[0]
const hasNone = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls.length === 0
const act = (what: string, call: string, advisor = luis) =>
  sofia.ask('/board/act', { act: what, advisor: advisor.user, call })

/** What the PBX itself lists, of a channel or of all. */
async function listed(has = '') {
  const answer = await world.pbx.ami.list('CoreShowChannels')
  const rows = (answer.ok ? answer.value : []).map(({ fields }) => fields)
  return rows.filter(({ Channel }) => Channel?.includes(has))
}
/** How her telephone hears calls: its legs, and the ways in which it is joined with them. */
const hearing = async () => ({
  legs: (await listed(sofia.name)).filter(({ Channel }) => Channel?.startsWith('PJSIP/')).length,
  spies: (await listed(`@${CONTEXTS.supervision}`)).flatMap(({ Channel = '', ApplicationData = '', Application }) =>
    Channel.endsWith(';1') ? [Application === 'ChanSpy' ? ApplicationData.split(',').at(-1) : 'entered'] : [],
  ),
})
async function answeredBy(advisor: TestAdvisor) {
  advisor.telephone({})
  await advisor.is('available')
  const customer = world.customer({})
  const { id } = await until('the call is answered', () => onlyCall(advisor))
  return { customer, id: String(id) }
}

test('listening, whispering and entering are steps of one thing, also from one advisor to another, and end with the call', async () => {
  sofia.telephone({})
  for (const one of [luis, carmen]) {
    one.telephone({})
    await one.is('available')
  }
  const customers = world.customer({ calls: 2 })
  const first = String((await until('luis answers', () => onlyCall(luis))).id)
  const second = String((await until('carmen answers', () => onlyCall(carmen))).id)
  for (const [what, way] of [
    ['listen', 'qES'],
    ['whisper', 'qwES'],
    ['barge', 'entered'],
    ['listen', 'qES'],
  ] as const) {
    expect((await act(what, first)).status).toBe(204)
    expect(await hearing()).toEqual({ legs: 1, spies: [way] })
    const { heardBy } = await onlyCall(luis)
    expect(heardBy).toEqual([{ act: what, by: sofia.user }])
  }
  expect((await act('whisper', second, carmen)).status).toBe(204)
  expect(await hearing()).toEqual({ legs: 1, spies: ['qwES'] })
  expect((await onlyCall(luis)).heardBy).toEqual([])
  // With the end of the call she is free.
  expect((await carmen.ask(`/phone/calls/${second}/hang-up`)).status).toBe(204)
  await until('nothing of it is left', async () => (await listed(sofia.name)).length === 0)
  expect((await luis.ask(`/phone/calls/${first}/hang-up`)).status).toBe(204)
  expect(await customers.ended).toBe(0)
})

test('out of a conference the customer comes to the coordinator, and both advisors are let go', async () => {
  sofia.telephone({})
  const { customer, id } = await answeredBy(luis)
  carmen.telephone({})
  await world.pbx.ami.send('Originate', {
    ...{ Channel: `PJSIP/${luis.name}`, Context: CONTEXTS.advisors, Exten: carmen.name, Priority: 1, Async: 'true' },
  })
  const joined = (await until('the colleague is asked', () => onlyCall(carmen))).id
  await until('both have it', async () => (await luis.calls()).body.calls.length === 2)
  expect((await luis.ask(`/phone/calls/${id}/conference`, { joined })).status).toBe(204)
  await until('three are in it', async () => (await onlyCall(carmen))?.conference === 'guest')
  expect((await act('listen', id)).status).toBe(204)
  expect((await act('take', id)).status).toBe(204)
  await until('they are let go', async () => (await hasNone(luis)) && (await hasNone(carmen)))
  await until('it is hers', async () => {
    const theirs = await onlyCall(sofia)
    return theirs?.id === id && theirs.onLine && theirs.conference === 'none'
  })
  await until('the PBX has nobody else in it', async () => (await listed()).length === 2)
  await until(
    'it is written',
    async () => (await world.interactions()).find((one) => one.id === id)?.advisorId === sofia.user,
  )
  expect(await Promise.race([customer.ended, 'on the line'])).toBe('on the line')
  expect((await sofia.ask(`/phone/calls/${id}/hang-up`)).status).toBe(204)
  expect(await customer.ended).toBe(0)
})
