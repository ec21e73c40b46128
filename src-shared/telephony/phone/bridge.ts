import { type Call, type Ending, isEstablished, isUnheard } from './call.ts'
import type { BridgeCall, BridgeEvent } from './events.ts'
import { callById, type Phone, voiced } from './phone.ts'
import { andThen, end, enter, fact, goesOn, patchCall, type Step, settled, step } from './step.ts'
import { givenUp, heardOf } from './unheard.ts'

/** What the bridge says: it alone sees both legs of a call. */
export function onBridge(phone: Phone, event: BridgeEvent & { readonly at: number }): Step {
  const { at } = event
  switch (event.type) {
    case 'bridgeCalls':
      // The console that has the telephone asks for them.
      if (phone.line.state === 'elsewhere') return step(phone)
      return andThen(
        andThen(
          andThen(handedOver(phone, event.calls, at), (now) => inherited(now, event.calls, at)),
          (now) => heardOf(now, event, at),
        ),
        (now) => compare(together(now, event), event, at),
      )
    case 'conferenceStarted':
      return inConference(phone, event, at)
    case 'conferenceRefused':
      return step(phone)
    case 'tick':
      return andThen(registered(limited(phone, at), at), (now) => givenUp(now, at))
  }
}

/** A colleague has completed their transfer, or made a conference: the leg on which they asked carries their customer now. */
function handedOver(phone: Phone, listed: readonly BridgeCall[], at: number): Step {
  return listed.reduce<Step>((before, { id, onLine, number, queue, conference }) => {
    const asked = before.phone.calls.find((call) => call.consults === id && isEstablished(call))
    if (!onLine || asked === undefined || asked.direction !== 'inbound' || callById(before.phone, id) !== undefined)
      return before
    const guest = conference === 'guest'
    const here = { id, consults: null, number, queue, answeredAt: at, conference: conference !== 'none', guest }
    return andThen(before, (now) =>
      step(
        goesOn(
          patchCall(now, asked.id, (call) => ({ ...call, ...here })),
          id,
        ),
        fact({ kind: 'ended', id: asked.id, at, ending: 'joined' }),
        ...(guest ? [] : [fact({ kind: 'answered', id, at })]),
      ),
    )
  }, step(phone))
}

/** The colleague whose contact it was has left the conference: who stays with the customer has it. */
const inherited = (phone: Phone, listed: readonly BridgeCall[], at: number): Step =>
  listed.reduce<Step>((before, { id, conference }) => {
    if (callById(before.phone, id)?.guest !== true || conference === 'guest') return before
    return andThen(before, (now) =>
      step(
        patchCall(now, id, (call) => ({ ...call, guest: false })),
        fact({ kind: 'answered', id, at }),
      ),
    )
  }, step(phone))

/** The bridge hears of an answer this much later than the console at most. */
const SETTLES_MS = 2_000

/** Two who are left of a conference are out of its room: their call can be put on hold and transferred as any other. */
const together = (phone: Phone, { calls, asked }: Extract<BridgeEvent, { type: 'bridgeCalls' }>): Phone =>
  calls.reduce((before, { id, conference }) => {
    const call = callById(before, id)
    const settled = call?.state.phase === 'talking' && call.since + SETTLES_MS < asked
    return settled ? patchCall(before, id, (one) => ({ ...one, conference: conference !== 'none' })) : before
  }, phone)

/** A second answer that lacks a call counts when it was asked for so much later: a bridge that has just begun may know none yet. */
const DOUBT_MS = 800

/** What the bridge lists of a console for as long as it lives. */
const isListed = (call: Call): boolean =>
  call.consults === null && call.apart === null && (isEstablished(call) || call.state.phase === 'ending')

const endingOf = (call: Call): Ending =>
  call.state.phase === 'ending' ? 'hungUp' : isUnheard(call) ? 'lost' : 'otherHungUp'

/** What the PBX has and this console not is asked back; what only this console believes in, by two answers running, is over. */
function compare(
  phone: Phone,
  { calls, dialled, asked: askedAt }: Extract<BridgeEvent, { type: 'bridgeCalls' }>,
  at: number,
): Step {
  const wanted = calls.filter(({ id }) => callById(phone, id) === undefined && !phone.retaking.includes(id))
  const asked = step(
    {
      ...phone,
      retaking: [...phone.retaking.filter((id) => calls.some((one) => one.id === id)), ...wanted.map(({ id }) => id)],
    },
    ...wanted.map(({ id }) => ({ do: 'bridgeRetake', id }) as const),
  )
  const lacked = phone.calls.filter(
    (call) =>
      (isListed(call) || (isUnheard(call) && dialled !== undefined)) &&
      (call.answeredAt ?? call.since) + SETTLES_MS < askedAt &&
      ![...calls, ...(dialled ?? [])].some(({ id }) => id === call.id),
  )
  const since = ({ session }: Call) => phone.doubted[session] ?? askedAt
  const gone = lacked.filter((call) => askedAt - since(call) >= DOUBT_MS)
  const doubted = Object.fromEntries(
    lacked.filter((call) => !gone.includes(call)).map((call) => [call.session, since(call)]),
  )
  return gone.reduce(
    (before, call) =>
      andThen(before, (now) => {
        const over = end(now, call.session, endingOf(call), at)
        return { ...over, effects: [{ do: 'bye', session: call.session }, ...over.effects] }
      }),
    { ...asked, phone: { ...asked.phone, doubted } },
  )
}

function inConference(
  phone: Phone,
  { id, joined }: Extract<BridgeEvent, { type: 'conferenceStarted' }>,
  at: number,
): Step {
  const call = callById(phone, id)
  if (call?.state.phase !== 'held') return step(phone)
  // The leg on which the colleague was asked may be over before the bridge's answer is here.
  const colleague = callById(phone, joined)
  const over =
    colleague === undefined
      ? step(phone)
      : andThen(step(phone, { do: 'bye', session: colleague.session }), (now) =>
          end(now, colleague.session, 'joined', at),
        )
  return andThen(over, (now) => {
    const here = patchCall(now, id, (one) => ({ ...one, conference: true }))
    // Another has the person's voice meanwhile: they come to the conference when they take it off hold.
    if (voiced(here) !== undefined) return step(here)
    // The line to the PBX is still on hold, as it was for the customer.
    return step(enter(here, id, { phase: 'resuming' }, at), { do: 'hold', session: call.session, held: false })
  })
}

/** A wrap-up with a limit ends by itself; the form stays where it is. */
function limited(phone: Phone, at: number): Phone {
  const { wrapUp, registering } = phone
  if (wrapUp === null || wrapUp.until === null || at < wrapUp.until) return phone
  const { call, rule, backBy } = wrapUp
  const { disposition } = rule
  const late = disposition === undefined ? [] : [{ call, disposition, at: backBy ?? at }]
  return settled({ ...phone, wrapUp: null, registering: [...registering, ...late] })
}

/** Contacts whose time is over are registered, but not under a customer who is, or may soon be, on the line again. */
function registered(phone: Phone, at: number): Step {
  const due = phone.registering.filter((one) => one.at <= at && callById(phone, one.call) === undefined)
  if (due.length === 0) return step(phone)
  return step(
    { ...phone, registering: phone.registering.filter((one) => !due.includes(one)) },
    ...due.map(({ call, disposition }) => ({ do: 'registerWith', call, disposition }) as const),
  )
}
