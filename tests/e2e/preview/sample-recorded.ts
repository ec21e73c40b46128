import { Interaction } from '#shared/interactions/schema.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { before, id, ids, MINUTE } from './sample-ids.ts'

/** A call that was recorded, one whose recording has not come yet, and two messages that wait. */
export const recordedCall = id(4, 600)
export const awaitedCall = id(4, 601)
export const awaitedRecordings: readonly string[] = [awaitedCall]

const called = (contact: string, minutes: number, over: object, entries: readonly object[]): Interaction =>
  Interaction.parse({
    id: contact,
    customerId: ids.textiles,
    channel: 'voice',
    direction: 'inbound',
    advisorId: ids.advisor,
    teamId: ids.team,
    openedAt: before(minutes * MINUTE),
    state: 'registered',
    requests: [],
    notes: [],
    disposition: { id: 'inbound.informed', label: 'Información otorgada' },
    registeredAt: before(minutes * MINUTE - 5 * MINUTE),
    breaches: [],
    call: {
      number: '3105550142',
      queue: 'servicio',
      video: false,
      consults: null,
      entries: entries.map((entry, index) => ({ key: `k${index}`, at: before(minutes * MINUTE), ...entry })),
    },
    ...over,
  })

const talked = [
  { kind: 'answered', by: ids.advisor },
  { kind: 'recording', is: 'on', take: 1_764_000_000_000 },
]
const waiting = {
  customerId: null,
  channel: 'voicemail',
  advisorId: null,
  state: 'open',
  disposition: null,
  registeredAt: null,
}

const LINE = { loss: 0.012, jitterMs: 14, rttMs: 90, mos: 4.1, worstMos: 2.4 }
const [SECOND, BEGUN] = [1_000, 20 * MINUTE]
/** A call whose advisor's console was gone for a while, and that went on to a coordinator. */
export const eventfulCall = id(4, 604)
const eventful = (
  [
    [0, { kind: 'entered', queue: 'servicio' }],
    [3, { kind: 'rang', by: ids.advisor }],
    [8, { kind: 'answered', by: ids.advisor }],
    [8, { kind: 'connected', by: ids.advisor, waitMs: 8_000 }],
    [40, { kind: 'advisorGone' }],
    [44, { kind: 'retaken', by: ids.advisor }],
    [60, { kind: 'held', by: ids.advisor }],
    [90, { kind: 'resumed', by: ids.advisor }],
    [200, { kind: 'transferred', by: ids.advisor, to: phoneUserOf(UserId.parse(ids.coordinator)) }],
    [200, { kind: 'ended', by: ids.advisor, ending: 'transferred' }],
    [201, { kind: 'quality', by: ids.advisor, line: LINE }],
    [206, { kind: 'answered', by: ids.coordinator }],
    [260, { kind: 'ended', by: ids.coordinator, ending: 'otherHungUp' }],
    [275, { kind: 'wrapUpEnded', by: ids.coordinator }],
  ] as const
).map(([second, told]) => ({ ...told, at: before(BEGUN - second * SECOND) }))

export const recorded = (): readonly Interaction[] => [
  called(eventfulCall, BEGUN / MINUTE, {}, eventful),
  called(recordedCall, 90, {}, talked),
  called(awaitedCall, 4, {}, talked),
  called(id(4, 602), 40, waiting, [{ kind: 'voicemail', seconds: 12 }]),
  called(id(4, 603), 55, waiting, [{ kind: 'voicemail', seconds: 47 }]),
]
