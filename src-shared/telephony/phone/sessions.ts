import { supervising } from './apart.ts'
import { type Call, type Ending, isEstablished } from './call.ts'
import type { SessionEvent } from './events.ts'
import { callById, callBySession, type Phone } from './phone.ts'
import { andThen, end, enter, fact, goesOn, isSettingUp, makeRoom, patchCall, type Step, step } from './step.ts'

/** A person can mind one call and one that waits. */
const MOST_CALLS = 2

/** What signalling says of a session; what it says of one that is no longer there changes nothing. */
export function onSession(phone: Phone, event: SessionEvent & { readonly at: number }): Step {
  if (event.type === 'incoming') return incoming(phone, event)
  const call = callBySession(phone, event.session)
  if (call === undefined) return step(phone)
  const { at } = event
  switch (event.type) {
    case 'rings':
      return call.state.phase === 'calling'
        ? step(enter(phone, call.id, { phase: 'calling', rings: true }, at))
        : step(phone)
    case 'accepted':
      return accepted(phone, call, at)
    case 'ended':
      return end(phone, call.session, endingOf(phone, call, event.code, at), at)
    case 'holdAnswered':
      return holdAnswered(phone, call, event.accepted, at)
    case 'transferAnswered':
      return transferAnswered(phone, call, event.accepted, at)
    case 'reinviteAnswered':
      if (call.link !== 'retaking') return step(phone)
      // 481: the other end has hung up meanwhile.
      return event.accepted
        ? step(patchCall(phone, call.id, (one) => ({ ...one, link: 'up' })))
        : end(phone, call.session, 'otherHungUp', at)
    case 'sound':
      return sound(phone, call, event.received)
    case 'unreachable':
      return isEstablished(call) ? end(phone, call.session, 'lost', at) : step(phone)
  }
}

function incoming(
  phone: Phone,
  { call, retake, conference, consults, at }: Extract<SessionEvent, { type: 'incoming' }> & { at: number },
): Step {
  const known = callById(phone, call.id)
  const fresh: Call = {
    ...call,
    direction: 'inbound',
    consults,
    state: { phase: 'ringing' },
    since: at,
    answeredAt: null,
    link: 'up',
    muted: false,
    conference: conference !== undefined,
    guest: conference === 'guest',
  }
  if (callBySession(phone, call.session) !== undefined) return step(phone)
  if (known !== undefined && (!retake || call.apart !== null))
    return step(phone, { do: 'reject', session: call.session, code: 486 })
  // Asked for before the person left this console, or took their telephone to another one.
  if (phone.line.state === 'off' || phone.line.state === 'elsewhere')
    return step(phone, { do: 'reject', session: call.session, code: 486 })
  if (retake && call.apart === null) return retaken(phone, known, fresh, at)
  if (phone.calls.length >= MOST_CALLS) return step(phone, { do: 'reject', session: call.session, code: 486 })
  if (call.apart !== null) return supervising(phone, fresh, call.apart, at)
  return step(
    { ...phone, calls: [...phone.calls, fresh] },
    fact({ kind: 'rang', id: call.id, at, number: call.number, queue: call.queue, video: call.video }),
  )
}

/** The customer whom a reload or a cut took away is given back: answered by itself, whatever leg was there before. */
function retaken(phone: Phone, known: Call | undefined, fresh: Call, at: number): Step {
  const others = phone.calls.filter((call) => call !== known)
  const waits = isSettingUp(phone, fresh.id)
  const back: Call = {
    ...fresh,
    direction: known?.direction ?? 'inbound',
    number: known?.number ?? fresh.number,
    // Beside a call that is being set up, which cannot be put on hold, it waits for the person as any other does.
    state: { phase: waits ? 'ringing' : 'answering' },
    answeredAt: known?.answeredAt ?? null,
    muted: known?.muted ?? false,
  }
  const without = { ...phone, calls: [...others, back], retaking: phone.retaking.filter((id) => id !== fresh.id) }
  const dropped = known === undefined ? step(without) : step(without, { do: 'bye', session: known.session })
  if (waits) return dropped
  const room = andThen(dropped, (now) => makeRoom(now, fresh.id, at))
  return andThen(room, (now) => step(now, { do: 'accept', session: fresh.session, video: fresh.video }))
}

function accepted(phone: Phone, call: Call, at: number): Step {
  if (call.state.phase !== 'answering' && call.state.phase !== 'calling') return step(phone)
  const talking = patchCall(goesOn(phone, call.id), call.id, (one) => ({
    ...one,
    state: { phase: 'talking' },
    since: at,
    answeredAt: one.answeredAt ?? at,
    // Whoever says it is heard.
    link: 'up',
  }))
  // Beside a colleague in a conference nobody has a contact of it.
  const begins = call.answeredAt === null && !call.guest
  return begins ? step(talking, fact({ kind: 'answered', id: call.id, at })) : step(talking)
}

function holdAnswered(phone: Phone, call: Call, yes: boolean, at: number): Step {
  if (call.state.phase === 'holding')
    return yes
      ? step(enter(heard(phone, call), call.id, { phase: 'held' }, at), fact({ kind: 'held', id: call.id, at }))
      : refusedHold(phone, call, at)
  if (call.state.phase !== 'resuming') return step(phone)
  return yes
    ? step(enter(phone, call.id, { phase: 'talking' }, at), fact({ kind: 'resumed', id: call.id, at }))
    : step(enter(phone, call.id, { phase: 'held' }, at))
}

/** Silence is over: the other end is heard, or nothing is asked of it while it is on hold. */
const heard = (phone: Phone, { id, link }: Call): Phone =>
  link === 'silent' ? patchCall(phone, id, (one) => ({ ...one, link: 'up' })) : phone

/** A hold that was refused leaves the call in conversation, unless another has the person's voice by now: asked again. */
function refusedHold(phone: Phone, call: Call, at: number): Step {
  const other = phone.calls.some(
    (one) => one.id !== call.id && ['answering', 'calling', 'talking', 'resuming'].includes(one.state.phase),
  )
  return other
    ? step(phone, { do: 'hold', session: call.session, held: true })
    : step(enter(phone, call.id, { phase: 'talking' }, at))
}

function transferAnswered(phone: Phone, call: Call, yes: boolean, at: number): Step {
  if (call.state.phase !== 'transferring') return step(phone)
  const { to } = call.state
  if (yes) {
    const over = andThen(step(phone, fact({ kind: 'transferred', id: call.id, at, to })), (now) =>
      end(now, call.session, 'transferred', at),
    )
    const consultation = phone.calls.find((one) => one.consults === call.id)
    return consultation === undefined ? over : andThen(over, (now) => end(now, consultation.session, 'joined', at))
  }
  // Another may have taken the voice meanwhile: then this one is on hold, as the other end hears.
  const voice = phone.calls.some((one) => ['answering', 'calling', 'talking', 'resuming'].includes(one.state.phase))
  if (call.state.from === 'held') return step(enter(phone, call.id, { phase: 'held' }, at))
  return voice
    ? step(enter(phone, call.id, { phase: 'holding' }, at), { do: 'hold', session: call.session, held: true })
    : step(enter(phone, call.id, { phase: 'talking' }, at))
}

function sound(phone: Phone, call: Call, received: boolean): Step {
  if (received) return step(heard(phone, call))
  // On hold nothing is sent; silence is news only in a conversation whose signalling is there.
  if (call.state.phase !== 'talking' || call.link !== 'up') return step(phone)
  return step(
    patchCall(phone, call.id, (one) => ({ ...one, link: 'silent' })),
    { do: 'askBridge' },
  )
}

/** A PBX's ring is this much shorter, on its way to the console and back. */
const RING_SLACK_MS = 1_500

function endingOf(phone: Phone, { state, direction, queue, since }: Call, code: number | null, at: number): Ending {
  switch (state.phase) {
    case 'ending':
      return 'hungUp'
    case 'ringing':
      if (code === 486 || code === 603) return 'rejected'
      return queue !== null && at - since < (phone.rings[queue] ?? 0) - RING_SLACK_MS ? 'cancelled' : 'notAnswered'
    case 'answering':
      return direction === 'inbound' ? 'cancelled' : 'refused'
    case 'calling':
      return 'refused'
    case 'transferring':
      return 'transferred'
    default:
      return 'otherHungUp'
  }
}
