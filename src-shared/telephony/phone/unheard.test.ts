import { expect, test } from 'vitest'
import { advance } from './advance.ts'
import type { BridgeCall, DialledCall, Effect, Happening } from './events.ts'
import { isAsking, isTimed, type Phone } from './phone.ts'
import { callId, dial, incoming, lived, READY } from './sample.test-data.ts'
import { UNHEARD_MS } from './unheard.ts'

const DIALLED: readonly Happening[] = [...READY, dial(1), { type: 'rings', session: 's1' }]
const LOST: Happening = { type: 'socketLost', dice: 0 }
const BACK: readonly Happening[] = [{ type: 'socketOpen' }, { type: 'registered' }]
const CUT = [...DIALLED, LOST]
const CUT_AND_BACK = [...CUT, ...BACK]
/** When the events of a test are over, and the bridge is asked (unix ms). */
const LATER = 60_000

const waits: BridgeCall = { id: callId(1), onLine: false, number: '6015550100', queue: null, conference: 'none' }
const bridge = (dialled: readonly DialledCall[] | undefined, calls: readonly BridgeCall[] = [], asked = LATER) =>
  ({ type: 'bridgeCalls', calls, dialled, asked }) as const

/** What follows, each `ms` after the one before; the first at {@link LATER}. */
function after(from: readonly Happening[], events: readonly Happening[], ms = 1_000) {
  const effects: Effect[] = []
  let phone: Phone = lived(from).phone
  events.forEach((event, index) => {
    const done = advance(phone, { ...event, at: LATER + index * ms })
    phone = done.phone
    effects.push(...done.effects)
  })
  const facts = effects.flatMap((effect) => (effect.do === 'fact' ? [effect.fact] : []))
  return { phone, effects, facts, links: phone.calls.map(({ state, link }) => `${state.phase} ${link}`) }
}

test('a call that is being dialled when the line is cut is not forgotten: the bridge is asked for it until it says something', () => {
  expect(after(CUT, []).links).toEqual(['calling cut'])
  const { phone, links } = after(CUT_AND_BACK, [])
  expect(links).toEqual(['calling retaking'])
  expect([isAsking(phone), isTimed(phone)]).toEqual([true, true])
  // There is no dialog that a re-INVITE could take up.
  expect(lived(CUT_AND_BACK).effects.filter((effect) => effect.do === 'reinvite')).toEqual([])
  const rung = after(CUT_AND_BACK, [bridge([{ id: callId(1), over: null }]), { type: 'tick' }])
  expect([rung.links, rung.facts]).toEqual([['calling retaking'], []])
})

test('whoever answered meanwhile is brought here, once the telephone can be rung, and it is written as answered', () => {
  const early = after(CUT, [bridge([], [waits])])
  expect(early.effects).toEqual([])
  const { effects, links, facts, phone } = after(CUT_AND_BACK, [
    bridge([], [waits]),
    bridge([], [waits]),
    incoming(1, null, true, 's9'),
    { type: 'accepted', session: 's9' },
  ])
  expect(effects.filter((effect) => effect.do === 'bridgeRetake')).toHaveLength(1)
  expect(effects).toContainEqual({ do: 'bye', session: 's1' })
  expect([links, facts.map(({ kind }) => kind)]).toEqual([['talking up'], ['answered']])
  expect(phone.calls[0]).toMatchObject({ direction: 'outbound', number: '6015550100', session: 's9' })
})

test('a call that ended meanwhile ends with what ended it, also while the line is still away', () => {
  for (const over of ['refused', 'lost'] as const)
    for (const from of [CUT, CUT_AND_BACK]) {
      const { links, facts } = after(from, [bridge([{ id: callId(1), over }])])
      expect([links, facts]).toEqual([[], [{ kind: 'ended', id: callId(1), at: LATER, ending: over }]])
    }
  // What neither PBX nor bridge know of is over by the bridge's second answer.
  const once = after(CUT_AND_BACK, [bridge([])])
  expect(once.links).toEqual(['calling retaking'])
  const twice = after(CUT_AND_BACK, [bridge([]), bridge([], [], LATER + 1_000)])
  expect([twice.links, twice.facts.map((one) => one.kind === 'ended' && one.ending)]).toEqual([[], ['lost']])
})

test('a centre of before does not say what is dialled: of its silence nothing is concluded, and the time is up by itself', () => {
  const asked = [bridge(undefined), bridge(undefined, [], LATER + 1_000)]
  expect(after(CUT_AND_BACK, asked).links).toEqual(['calling retaking'])
})

test('what nobody says anything of ends eight seconds after the line is back, and at the PBX as well', () => {
  const since = lived(CUT_AND_BACK).phone.calls[0]?.since ?? 0
  const tick = (ms: number) => advance(lived(CUT_AND_BACK).phone, { type: 'tick', at: since + ms })
  expect(tick(UNHEARD_MS - 1).effects).toEqual([])
  expect(tick(UNHEARD_MS).effects).toMatchObject([
    { do: 'bye', session: 's1' },
    { do: 'fact', fact: { kind: 'ended', ending: 'lost' } },
  ])
  // As long as the line is away there is nobody to say it.
  expect(after(CUT, [{ type: 'tick' }]).links).toEqual(['calling cut'])
})

test('who hangs up while it is not heard what becomes of a call hangs up through the bridge, and is not left with it', () => {
  const hangUp: Happening = { type: 'hangUp', id: callId(1) }
  for (const from of [CUT, CUT_AND_BACK]) {
    const { effects, links } = after(from, [hangUp])
    expect(effects).toEqual([
      { do: 'bye', session: 's1' },
      { do: 'bridgeHangUp', id: callId(1) },
    ])
    expect(links).toHaveLength(1)
    // Answered in that moment: nobody is brought to who has hung up.
    const late = after(from, [hangUp, bridge([], [waits])])
    expect(late.effects.filter((effect) => effect.do === 'bridgeRetake')).toEqual([])
    const over = after(from, [hangUp, bridge([{ id: callId(1), over: 'refused' }])])
    expect([over.links, over.facts]).toMatchObject([[], [{ kind: 'ended', ending: 'hungUp' }]])
    const unsaid = after(from, [hangUp, { type: 'tick' }], UNHEARD_MS)
    expect([unsaid.links, unsaid.facts]).toMatchObject([[], [{ kind: 'ended', ending: 'hungUp' }]])
  }
})

test('a colleague who is asked over a line that is cut is brought to nobody, and their end is heard', () => {
  const asked: readonly Happening[] = [
    ...READY,
    incoming(2),
    { type: 'answer', id: callId(2) },
    { type: 'accepted', session: 's2' },
    dial(1, 2),
    { type: 'holdAnswered', session: 's2', accepted: true },
    LOST,
    ...BACK,
  ]
  const held = { ...waits, id: callId(2), onLine: true }
  const { effects } = after(asked, [bridge([], [waits, held])])
  expect(effects.filter((effect) => effect.do === 'bridgeRetake')).toEqual([])
  const { links } = after(asked, [bridge([{ id: callId(1), over: 'refused' }], [held])])
  expect(links).toEqual(['held retaking'])
})
