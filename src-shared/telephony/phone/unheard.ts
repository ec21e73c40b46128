import { type Call, isUnheard } from './call.ts'
import type { BridgeEvent } from './events.ts'
import type { Phone } from './phone.ts'
import { andThen, end, patchCall, type Step, step } from './step.ts'

type Listed = Extract<BridgeEvent, { type: 'bridgeCalls' }>

/** So long after the line is back the bridge may say nothing of a call before it is given up. */
export const UNHEARD_MS = 8_000

/** What the bridge says of calls that were dialled over a connection that was lost. */
export const heardOf = (phone: Phone, listed: Listed, at: number): Step =>
  phone.calls
    .filter(isUnheard)
    .reduce<Step>((before, call) => andThen(before, (now) => heardOfOne(now, call, listed, at)), step(phone))

function heardOfOne(phone: Phone, call: Call, { calls, dialled }: Listed, at: number): Step {
  const { id, session } = call
  if (calls.some((one) => one.id === id)) return answered(phone, call, at)
  const said = dialled?.find((one) => one.id === id)
  if (said === undefined) return step(phone)
  if (said.over === null) return step(patchCall(phone, id, (one) => ({ ...one, since: at })))
  return over(phone, session, call.state.phase === 'ending' ? 'hungUp' : said.over, at)
}

/** Whoever was called has answered, and hears nobody: they are brought here as after a reload, once one can be rung here. */
function answered(phone: Phone, call: Call, at: number): Step {
  const heard = patchCall(phone, call.id, (one) => ({ ...one, since: at }))
  const isPossible = call.consults === null && call.state.phase === 'calling' && phone.line.state === 'registered'
  if (!isPossible || phone.retaking.includes(call.id)) return step(heard)
  return step({ ...heard, retaking: [...heard.retaking, call.id] }, { do: 'bridgeRetake', id: call.id })
}

/** Nobody has said for too long what became of it: it ends here, and at the PBX by the CANCEL that reaches it now. */
export const givenUp = (phone: Phone, at: number): Step =>
  phone.calls
    .filter((call) => isUnheard(call) && (call.link === 'retaking' || call.state.phase === 'ending'))
    .filter(({ since }) => since + UNHEARD_MS <= at)
    .reduce<Step>(
      (before, { session, state }) =>
        andThen(before, (now) => over(now, session, state.phase === 'ending' ? 'hungUp' : 'lost', at)),
      step(phone),
    )

function over(phone: Phone, session: Call['session'], ending: 'hungUp' | 'refused' | 'lost', at: number): Step {
  const ended = end(phone, session, ending, at)
  return { ...ended, effects: [{ do: 'bye', session }, ...ended.effects] }
}
