import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { Channel } from './channels.ts'
import { factOf, hasCall, NOTHING, type Told } from './told.ts'

/** One advisor's part of an answered call, named by the Uniqueid of their channel. */
export interface Part {
  readonly id: string
  readonly call: InteractionId
  readonly advisor: UserId
  /** Uniqueid of the customer with whom they were joined; null: a colleague. */
  readonly customer: string | null
  readonly stay: string | null
  readonly queue: string | null
  readonly direction: 'inbound' | 'outbound'
  readonly number: string | null
  readonly at: number
  /** When they came to this call, by a leg before this one too. */
  readonly came: number
  readonly heldSince: number | null
  /** Whether it is on hold was heard, or listed by the PBX; false: the bridge has found it in course. */
  readonly holdKnown: boolean
  readonly holdMs: number
  readonly transferred: boolean
  /** Who asked first for its end; null: nobody yet. */
  readonly endedBy: 'advisor' | 'other' | null
}

/**
 * Begins a part: an advisor's leg and the one that it was joined with. `other` is the customer's, or a colleague's.
 * @param cameAt when this advisor came to it, where it was before
 * @param beside somebody has the customer already, and keeps them: a conference
 */
export function answered(
  pbx: string,
  advisor: Channel & { readonly user: UserId },
  other: Channel,
  heardAt: number,
  cameAt: number,
  beside: boolean,
) {
  const call = other.leg === 'customer' ? other.call : advisor.call
  if (call === null) return null
  // What the PBX wrote on the leg is the same for every bridge, also for one that was away when it answered.
  const written = advisor.answered?.stay.id.startsWith(`${other.id}#`) === true ? advisor.answered : null
  const stay = other.stay ?? written?.stay ?? null
  const at = written !== null && written.stay.id === stay?.id ? written.at : heardAt
  const came = Math.min(cameAt, at)
  const part: Part = {
    id: advisor.id,
    call,
    advisor: advisor.user,
    customer: other.leg === 'customer' ? other.id : null,
    stay: stay?.id ?? null,
    queue: stay?.queue ?? null,
    direction: other.direction,
    number: other.leg === 'customer' ? other.number : null,
    at,
    came,
    heldSince: null,
    holdKnown: true,
    holdMs: 0,
    transferred: false,
    endedBy: null,
  }
  const event: PbxEvent = {
    type: 'callAnswered',
    id: `${part.id}/${call}`,
    at,
    pbx,
    call,
    advisor: part.advisor,
    part: part.id,
    stay: part.stay,
    queue: part.queue,
    direction: part.direction,
    number: part.number,
  }
  const again = other.waitsFor === part.advisor
  const told: Told = {
    events: [event],
    facts:
      other.leg === 'customer' && hasCall(other)
        ? [
            factOf(other, {
              key: `${part.id}/${call}`,
              at: instantOf(at),
              by: part.advisor,
              ...(again ? { kind: 'retaken' } : { kind: 'connected', waitMs: stay === null ? null : at - stay.at }),
              ...(beside ? { beside } : {}),
            }),
          ]
        : [],
  }
  return { part, told }
}

/** What a part is again that was begun already and is told once more (beginning.ts): how its hold stands is not of it. */
export const againOf = ({ at, came, stay, queue, customer, number, direction }: Part): Partial<Part> => ({
  ...{ at, came, stay, queue, customer, number, direction },
})

/** Who had the customer has left the conference: who stays with them has them from now on. */
export const inherits = (part: Part, customer: Channel, at: number): Told => ({
  events: [],
  facts: hasCall(customer)
    ? [
        factOf(customer, {
          ...{ key: `${part.id}/${part.call}/alone`, at: instantOf(at), by: part.advisor },
          ...{ kind: 'connected', waitMs: null },
        }),
      ]
    : [],
})

/** The advisor put the call on hold, or took it off. */
export function held(pbx: string, part: Part, is: boolean, at: number): { part: Part; told: Told } {
  if (part.holdKnown && (part.heldSince !== null) === is) return { part, told: NOTHING }
  const { id, call, advisor } = part
  const event: PbxEvent = {
    type: is ? 'callHeld' : 'callResumed',
    id: `${id}/${is ? 'held' : 'resumed'}/${at}`,
    at,
    pbx,
    call,
    advisor,
    part: id,
  }
  return {
    part: is
      ? { ...part, heldSince: at, holdKnown: true }
      : { ...part, heldSince: null, holdKnown: true, holdMs: part.holdMs + (at - (part.heldSince ?? at)) },
    told: { events: [event], facts: [] },
  }
}

/** Its leg is gone. */
export function ended(pbx: string, part: Part, lost: boolean, at: number): Told {
  const { id, call, advisor } = part
  const holdMs = part.holdMs + (part.heldSince === null ? 0 : at - part.heldSince)
  const how = part.transferred
    ? 'transferred'
    : lost
      ? 'lost'
      : part.endedBy === 'advisor'
        ? 'advisorHungUp'
        : 'otherHungUp'
  const talkMs = Math.max(0, at - part.at - holdMs)
  return {
    events: [{ type: 'callEnded', id: `${id}/${call}`, at, pbx, call, advisor, part: id, talkMs, holdMs, how }],
    facts: [],
  }
}
