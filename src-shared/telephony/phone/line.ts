import { type Call, isCut, isEstablished, isUnheard } from './call.ts'
import type { LineEvent } from './events.ts'
import type { Busy, Phone } from './phone.ts'
import { type Step, settled, step } from './step.ts'

const FIRST_MS = 500
const LONGEST_MS = 30_000
/** Answers that another try with the same secret will not change (RFC 3261, 21.4). */
const FOR_GOOD = [401, 403, 404, 407]

/** @returns ms until the next try: doubled each time to half a minute, spread over its upper half so that a site does not return at once */
export const backOff = (attempt: number, dice: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16)) * (0.5 + dice / 2))

/** The line and the devices: what becomes of calls when signalling goes and comes (telephony README, *cut in a call*). */
export function onLine(phone: Phone, event: LineEvent & { readonly at: number }): Step {
  switch (event.type) {
    case 'start':
      if (!isLeft(phone)) return step(phone)
      return step({ ...phone, line: { state: 'connecting', attempt: 0 } }, { do: 'connect', inMs: 0 })
    case 'stop':
      return step({ ...phone, line: { state: 'off' } }, { do: 'disconnect' })
    case 'socketOpen':
      if (phone.line.state === 'off' || phone.line.state === 'elsewhere') return step(phone, { do: 'disconnect' })
      // Asterisk drops a contact with its transport: registered at once after connecting.
      return step({ ...phone, line: { state: 'registering', attempt: attemptOf(phone) } }, { do: 'register' })
    case 'socketLost':
      return isLeft(phone) ? step(phone) : again(phone, event)
    case 'registerRefused':
      if (phone.line.state === 'off' || phone.line.state === 'elsewhere') return step(phone)
      if (FOR_GOOD.includes(event.code))
        return step({ ...phone, line: { state: 'refused', code: event.code } }, { do: 'askSecret' })
      return again(phone, event)
    case 'registered':
      return phone.line.state === 'registering' || phone.line.state === 'registered'
        ? takeUp(phone, event.at)
        : step(phone)
    case 'elsewhere':
      return elsewhere(phone, event.busy)
    case 'microphone':
      return step({ ...phone, microphone: event.is })
    case 'mediaTested':
      return step({ ...phone, media: event.works ? 'ready' : 'failed' })
  }
}

/** Begun again only by a wish, of the person or of whoever has another secret for them. */
const isLeft = ({ line: { state } }: Phone): boolean => state === 'off' || state === 'refused' || state === 'elsewhere'

/**
 * A call that lives here goes on; what is said after it hears it again. One whose line was cut lives here no longer where its
 * person is on a call at another console by the time it is back: nothing of it is over, and that console has its wrap-up.
 */
function elsewhere(phone: Phone, busy: Busy | undefined): Step {
  const state = phone.line.state
  if (state !== 'registered' && state !== 'registering' && state !== 'elsewhere') return step(phone)
  const wasCut = state === 'registering' && busy !== undefined
  if (phone.calls.length > 0 && !wasCut) return step(phone)
  return step(settled({ ...phone, calls: [], line: { state: 'elsewhere', busy } }), { do: 'disconnect' })
}

const attemptOf = ({ line }: Phone): number => ('attempt' in line ? line.attempt : 0)

function again(phone: Phone, { dice, at }: { readonly dice: number; readonly at: number }): Step {
  const attempt = attemptOf(phone)
  const inMs = backOff(attempt, dice)
  const calls = phone.calls.map((call) => (isCutOff(call) ? { ...call, link: 'cut' as const } : call))
  return step(
    { ...phone, calls, line: { state: 'waiting', attempt: attempt + 1, until: at + inMs } },
    { do: 'connect', inMs },
  )
}

/** What goes on without its signalling: a conversation, and what is dialled, which the PBX goes on with as well. */
const isCutOff = (call: Call): boolean => isEstablished(call) || isUnheard({ ...call, link: 'cut' })

/** Every living dialog still points to the dead connection: each is asked again, then all are compared with the bridge. */
function takeUp(phone: Phone, at: number): Step {
  const cut = phone.calls.filter((call) => isEstablished(call) && isCut(call))
  const ending = phone.calls.filter(({ state }) => state.phase === 'ending')
  const calls = phone.calls.map((call) => {
    if (cut.includes(call)) return { ...call, link: 'retaking' as const }
    // From now on the bridge has to say what has become of it.
    return isUnheard(call) ? { ...call, link: 'retaking' as const, since: at } : call
  })
  return step(
    { ...phone, calls, line: { state: 'registered' } },
    ...cut.map(({ session }) => ({ do: 'reinvite', session }) as const),
    // What was hung up during the cut lives on at the PBX: 70 s of silence for the customer were seen.
    ...ending.flatMap(({ id, session }) => [{ do: 'bye', session } as const, { do: 'bridgeHangUp', id } as const]),
    { do: 'askBridge' },
  )
}
