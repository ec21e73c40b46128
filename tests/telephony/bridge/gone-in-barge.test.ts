import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'
import { dialogOf, refer } from '../harness/raw-sip.ts'

/** Longer than the product's: nobody speaks until the coordinator is in the call, and it begins with the answer. */
const RTP_TIMEOUT = 10

let world: BridgeWorld
let luis: TestAdvisor
/** Theirs is the console that dies. */
let carmen: TestAdvisor
/** The coordinator who is in their call. */
let sofia: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
  carmen = await world.advisor('carmen', RTP_TIMEOUT)
  sofia = await world.advisor('sofia')
})
afterEach(async () => {
  for (const one of [luis, carmen]) await one.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const onlyCall = async (advisor: TestAdvisor) => (await advisor.calls()).body.calls[0]
const channels = () => [...(world.centre().bridge?.calls.channels.values() ?? [])]
const legsOf = (advisor: TestAdvisor) => channels().filter(({ user }) => user === advisor.user)
const legOf = (advisor: TestAdvisor, call: string) =>
  dialogOf(world.pbx.ami, legsOf(advisor).find((leg) => leg.call === call)?.name ?? '')
const called = async (advisor: TestAdvisor): Promise<string> => {
  await advisor.is('available')
  world.customer({})
  return (await until('the call is answered', () => onlyCall(advisor))).id
}

async function fromQueue(): Promise<string> {
  return called(carmen)
}
async function attended(): Promise<string> {
  luis.telephone({})
  const call = await called(luis)
  await world.pbx.ami.send('Originate', {
    ...{ Channel: `PJSIP/${luis.name}`, Context: CONTEXTS.advisors, Exten: carmen.name, Priority: 1, Async: 'true' },
  })
  const { id } = await until('the colleague is asked', () => onlyCall(carmen))
  await refer(world.pbx.settings.sip.port, await legOf(luis, call), carmen.name, await legOf(luis, id))
  await until('the first is out of it', async () => legsOf(luis).length === 0)
  return call
}

test.each([
  ['came from its queue', fromQueue],
  ['was given by a consultation', attended],
])(
  'a coordinator in a call that %s leaves with a console that dies, and the customer waits for it',
  async (_, begins) => {
    const console = carmen.telephone({})
    const coordinator = sofia.telephone({})
    const call = await begins()
    await until('they have the customer', async () => {
      const theirs = await onlyCall(carmen)
      return theirs?.id === call && theirs.onLine
    })
    expect((await sofia.ask('/board/act', { act: 'barge', advisor: carmen.user, call })).status).toBe(204)
    const bridged = async () => {
      const listed = await world.pbx.ami.list('CoreShowChannels')
      const rows = (listed.ok ? listed.value : []).map(({ fields }) => fields)
      const bridge = rows.find(({ Channel }) => Channel?.includes(carmen.name))?.BridgeId
      return rows.filter(({ BridgeId }) => bridge !== undefined && bridge !== '' && BridgeId === bridge)
    }
    await until('three are in it', async () => (await bridged()).length === 3)
    expect(coordinator.log()).toContain('rang')
    console.kill()
    const waiting = await until(
      'the customer waits for the same advisor',
      async () => (await carmen.calls()).body.calls.find(({ onLine }: { onLine: boolean }) => !onLine),
      (RTP_TIMEOUT + 5) * 1_000,
    )
    expect(waiting.id).toBe(call)
    await until('the coordinator is out of it', async () =>
      channels().every(({ name }) => !name.includes(sofia.name) && !name.includes(`@${CONTEXTS.supervision}`)),
    )
    carmen.telephone({})
    expect((await carmen.ask(`/phone/calls/${call}/retake`)).status).toBe(204)
    await until('it is answered again', async () => (await onlyCall(carmen))?.onLine === true)
    await until('it is written', async () =>
      (await world.interactions()).some(
        ({ id, advisorId, call: one }) =>
          id === call && advisorId === carmen.user && one?.entries.some(({ kind }) => kind === 'retaken'),
      ),
    )
    // Who hangs up afterwards hangs up.
    expect((await carmen.ask(`/phone/calls/${call}/hang-up`)).status).toBe(204)
    await until('nothing is left', async () => channels().length === 0)
  },
)
