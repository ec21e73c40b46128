import { Interaction } from '#shared/interactions/schema.ts'
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

export const recorded = (): readonly Interaction[] => [
  called(recordedCall, 90, {}, talked),
  called(awaitedCall, 4, {}, talked),
  called(id(4, 602), 40, waiting, [{ kind: 'voicemail', seconds: 12 }]),
  called(id(4, 603), 55, waiting, [{ kind: 'voicemail', seconds: 47 }]),
]
