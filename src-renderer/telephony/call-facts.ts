import type { Console } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { type Instant, instantOf } from '#shared/kernel/instants.ts'
import type { LineNow } from '#shared/telephony/bridge-api.ts'
import { byOf } from '#shared/telephony/call-record.ts'
import { isContinued } from '#shared/telephony/continued.ts'
import type { Call, SessionId } from '#shared/telephony/phone/call.ts'
import type { CallFact } from '#shared/telephony/phone/events.ts'
import { newId } from '../shell/console.ts'
import type { LineSample } from './adapter/line-counts.ts'
import { contactOfCall, customerOf, openedAtOf } from './call-contact.ts'
import { contactOfCallNow, partFromRegistered, showContinued } from './contact-of-call.ts'
import { giveContact, receiveContact } from './given-contact.ts'
import { lineNow, lineSummary } from './line-summary.ts'
import { personHere } from './person-here.ts'

/** A call as its facts need it: what is known of it, also after it is over. */
interface Known {
  readonly call: Call
  readonly openedAt: Instant
  readonly customer: Promise<Customer | null>
}

/** Writes on interactions, in the local store, what happens in their calls; a call that is answered begins its contact. */
export interface CallFacts {
  write(fact: CallFact, call: Call | undefined): Promise<void>
  wrapUpEnded(id: InteractionId): Promise<void>
  /** Resolves when the contact of a call that was answered is begun: at the unlock, where the console was locked. */
  begun(id: InteractionId): Promise<void>
  sampled(session: SessionId, sample: LineSample): void
  /** How a call's line is now; undefined: it has not been measured. */
  lineNow(call: Pick<Call, 'id' | 'session'>): LineNow | undefined
}

export function callFacts(console: Console): CallFacts {
  const known = new Map<InteractionId, Known>()
  const samples = new Map<SessionId, LineSample[]>()
  const beginning = new Map<InteractionId, Promise<void>>()

  async function give(name: string, id: InteractionId, more: object = {}): Promise<void> {
    const about = known.get(id)
    if (about === undefined) return
    const { call, openedAt } = about
    const contact = {
      interactionId: id,
      // Who it is, is asked: the number alone does not say it.
      customerId: null,
      channel: call.video ? 'video' : 'voice',
      direction: call.direction,
      openedAt,
    }
    const { number, queue, video, consults } = call
    await console.dispatch(`call.${name}`, { contact, number, queue, video, consults, ...more }, newId())
  }
  function know(fact: CallFact, call: Call | undefined): void {
    const before = known.get(fact.id)
    if (call === undefined) return
    known.set(fact.id, {
      call,
      openedAt: before?.openedAt ?? openedAtOf(fact.id) ?? instantOf(fact.at),
      // Who leaves a locked console looks for nobody.
      customer: before?.customer ?? customerOf(console, call.number).catch(() => null),
    })
  }
  async function beginContactOf(about: Known): Promise<void> {
    const { id } = about.call
    const written = await console.query('interactions.get', { id })
    const me = (await personHere(console))?.id ?? null
    if (written?.doc.state === 'registered') {
      // Given back after a reload, to a contact that had been registered in the call.
      if (me === null || !isContinued(written.doc, me)) return
      const known = contactOfCallNow(id)
      if (known === id && (await isRegisteredSince(written.doc, me))) return
      const own = known === id ? newId() : known
      contactOfCall({ call: about.call, openedAt: instantOf(Date.now()) }, await about.customer, own)
      return showContinued(id, own)
    }
    contactOfCall(about, await about.customer)
    void receiveContact(console, id)
    if (me !== null) void partFromRegistered(console, id, me)
  }
  /** What is spoken of now was registered in a contact of its own, before the call was given back. */
  async function isRegisteredSince({ id, call }: Interaction, me: UserId): Promise<boolean> {
    const rang = call?.entries.findLast((entry) => entry.kind === 'rang' && byOf(entry) === me)
    const mine = await console.query('interactions.mine', { state: 'registered', limit: 30 })
    return mine.rows.some(({ doc }) => doc.continues === id && (doc.registeredAt ?? '') >= (rang?.at ?? ''))
  }
  async function ended(fact: Extract<CallFact, { kind: 'ended' }>): Promise<void> {
    const session = known.get(fact.id)?.call.session
    const line = session === undefined ? null : lineSummary(samples.get(session) ?? [])
    if (session !== undefined) samples.delete(session)
    await give('ended', fact.id, { ending: fact.ending })
    if (line !== null) await give('quality', fact.id, { line })
  }

  return {
    async write(fact, call) {
      know(fact, call)
      switch (fact.kind) {
        case 'dialled':
          return give('dialled', fact.id, { keeps: null })
        case 'transferred':
          await give('transferred', fact.id, { to: fact.to })
          return void giveContact(console, fact.id)
        case 'ended':
          return ended(fact)
        case 'answered': {
          const about = known.get(fact.id)
          if (about !== undefined && about.call.direction === 'inbound' && about.call.consults === null) {
            const begun = beginContactOf(about)
            beginning.set(fact.id, begun)
            // A locked console reads nothing: the call is written all the same, and its contact begins at the unlock.
            await untilLocked(console, begun)
          }
          return give('answered', fact.id)
        }
        default:
          return give(fact.kind, fact.id)
      }
    },
    wrapUpEnded: (id) => give('wrapUpEnded', id),
    // Why it failed is told where it was written.
    begun: (id) => (beginning.get(id) ?? Promise.resolve()).catch(() => undefined),
    sampled(session, sample) {
      samples.set(session, [...(samples.get(session) ?? []), sample])
    },
    lineNow({ id, session }) {
      const line = lineNow(samples.get(session) ?? [])
      return line === null ? undefined : { call: id, ...line }
    },
  }
}

/** Waits for some work, but no longer than until the console is locked. */
async function untilLocked(console: Console, work: Promise<void>): Promise<void> {
  let stop = () => {}
  const locked = new Promise<void>((isLocked) => {
    stop = console.watchSession(({ state }) => state === 'locked' && isLocked())
  })
  await Promise.race([work, locked]).finally(() => stop())
}
