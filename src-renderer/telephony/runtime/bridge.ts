import type { Console } from '#shared/console/contract.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import type { BridgeEvent, Effect } from '#shared/telephony/phone/events.ts'
import { setPhone } from '../phone-state.ts'

/** What fails on the way is asked again so soon, and given up after so many times: then the next comparison decides. */
const AGAIN_MS = 1_000
const TRIES = 60
/** What was asked ahead of the line serves for so long. */
const AHEAD_MS = 2_000

type BridgeEffect = Extract<Effect, { do: 'bridgeHangUp' | 'bridgeRetake' | 'bridgeConference' | 'askBridge' }>
export const isForBridge = (effect: Effect): effect is BridgeEffect =>
  effect.do === 'bridgeHangUp' ||
  effect.do === 'bridgeRetake' ||
  effect.do === 'bridgeConference' ||
  effect.do === 'askBridge'

/** The centre's bridge to the PBX, asked by the console's services: it sees both legs of a call, and ends what a dead connection cannot. */
export function phoneBridge(console: Console, hear: (event: BridgeEvent) => void, looked: () => void) {
  let stopped = false
  let asking = false
  const ask = () => ({ asked: Date.now(), answered: console.call('phone.calls', {}).catch(() => null) })
  /** Asked while the line was being made, for the first comparison; an answer that is older is asked for again. */
  let ahead: ReturnType<typeof ask> | null = null

  /** The centre may be away for a moment, as everything else is that a cut takes along. */
  async function insist(verb: 'phone.hangUp' | 'phone.retake', id: InteractionId, tries = TRIES): Promise<void> {
    if (stopped) return
    const answer = await console.call(verb, { id }).catch(() => null)
    if (answer?.ok === true || answer?.error.code === 'phone.noSuchCall' || answer?.error.code === 'phone.noPbx') return
    if (tries > 1) setTimeout(() => void insist(verb, id, tries - 1), AGAIN_MS)
  }
  async function compare(): Promise<void> {
    if (asking || stopped) return
    asking = true
    const before = ahead
    ahead = null
    const { asked, answered } = before !== null && Date.now() - before.asked < AHEAD_MS ? before : ask()
    const answer = await answered
    asking = false
    // Of a PBX that is away nothing may be concluded.
    if (!stopped && answer?.ok === true && answer.value.pbx === 'here') {
      const { calls, dialled } = answer.value
      setPhone({ heardBy: Object.fromEntries(calls.map(({ id, heardBy }) => [id, heardBy])) })
      hear({ type: 'bridgeCalls', calls, dialled, asked })
    }
    looked()
  }
  return {
    compare,
    /** Asks while there is no line yet: a call may only be taken back once there is. */
    askAhead() {
      ahead = ask()
    },
    async perform(effect: BridgeEffect): Promise<void> {
      switch (effect.do) {
        case 'bridgeHangUp':
          return insist('phone.hangUp', effect.id)
        case 'bridgeRetake':
          return insist('phone.retake', effect.id)
        case 'askBridge':
          return compare()
        case 'bridgeConference': {
          const { id, joined } = effect
          const answer = await console.call('phone.conference', { id, joined }).catch(() => null)
          hear(answer?.ok === true ? { type: 'conferenceStarted', id, joined } : { type: 'conferenceRefused', id })
        }
      }
    },
    stop() {
      stopped = true
    },
  }
}
