import i18next from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { UserId } from '#shared/kernel/ids.ts'
import {
  type LineNow,
  PRESENCE_EVERY_MS,
  type PresenceRequest,
  type PresenceResponse,
} from '#shared/telephony/bridge-api.ts'
import { CHOSEN, type Chosen, lacks, type Phone, presence } from '#shared/telephony/phone/phone.ts'
import { say as sayOnScreen } from '../../shell/ui-state.ts'
import { setPhone, usePhone } from '../phone-state.ts'
import type { featureCode } from './feature-code.ts'

/** What the screen says of the person, as the centre is told it. */
export function saidOf(phone: Phone): PresenceRequest {
  const missing = lacks(phone)
  return {
    state: presence(phone),
    reason: presence(phone) === 'notReady' ? (missing[0] ?? null) : null,
    ready: missing.length === 0,
    after: phone.next,
  }
}

/** Where the person's telephone is: here, or at another console that was opened later. */
export interface Place {
  /** By which contact this console has registered; undefined before it has. */
  readonly contact: () => string | undefined
  readonly elsewhere: () => void
}

const isChosen = (state: string): state is Chosen => CHOSEN.some((one) => one === state)

export interface LeaseParts {
  readonly console: Console
  readonly phone: () => Phone
  readonly changedElsewhere: (state: Chosen) => void
  readonly features: Pick<ReturnType<typeof featureCode>, 'agreed' | 'away'>
  /** Whether it is known which calls are on the line: until then nothing is told but what the lease asks for. */
  readonly begun: () => boolean
  /** Told of what the centre answers. */
  readonly agreedOn: (answer: PresenceResponse) => void
  /** How the call that is spoken in sounds now: told along with the rest, and no reason to tell it. */
  readonly line: () => LineNow | undefined
  /** Hears that another console has the person's telephone. */
  readonly place: Place
}

/** What the queues could not be told for: the centre is away, or it is there and does not hear the PBX. */
export const untoldBy = (code: string | undefined): 'centre' | 'pbx' =>
  code === 'phone.pbxAway' || code === 'phone.noPbx' ? 'pbx' : 'centre'

/**
 * Tells the centre what the screen says, at once when it changes and before the lease runs out, so that the queues obey.
 * What a coordinator has changed comes back as `agreed`.
 */
export function presenceLease(parts: LeaseParts) {
  const { console, phone, changedElsewhere, features, begun, agreedOn, line, place } = parts
  let told = ''
  let stopped = false
  let telling: Promise<void> | null = null

  async function tell(): Promise<void> {
    const saying = saidOf(phone())
    told = JSON.stringify(saying)
    const measured = line()
    const contact = place.contact()
    const word = {
      ...saying,
      ...(measured === undefined ? {} : { line: measured }),
      ...(contact === undefined ? {} : { contact }),
    }
    const answer = await console.call('phone.presence', word).catch(() => null)
    if (stopped) return
    if (answer?.ok === true && answer.value.elsewhere) {
      setPhone({ untold: null })
      // Asked before the person took it back here: no longer so.
      if (contact === place.contact()) place.elsewhere()
      if (phone().line.state === 'elsewhere') sayOnScreen(i18next.t('phone.lack.elsewhere'), 'bad')
      return
    }
    if (answer?.ok !== true) {
      setPhone({ untold: untoldBy(answer?.error.code) })
      // Where no PBX is set up there is none to be told.
      if (answer?.error.code !== 'phone.noPbx') features.away(presence(phone()))
      return
    }
    setPhone({ untold: null, agreed: answer.value })
    features.agreed(saying.state)
    agreedOn(answer.value)
    const { agreed, by, reason } = answer.value
    // Only a state that was not changed here meanwhile can have been changed elsewhere.
    if (agreed !== saying.state && isChosen(agreed) && JSON.stringify(saidOf(phone())) === told)
      changed(agreed, by === null ? null : { by, reason: reason ?? '' })
  }
  /** The screen says who did, until its person chooses again; in a call it is said again with each word. */
  function changed(state: Chosen, who: { readonly by: UserId; readonly reason: string } | null): void {
    const { changedBy: before } = usePhone.getState()
    changedElsewhere(state)
    if (who === null) return
    const isSame = before?.state === state && before.by === who.by && before.reason === who.reason
    setPhone({ changedBy: isSame ? before : { state, ...who, at: Date.now() } })
  }
  /** One at a time: two on the way could arrive the other way round. */
  function say(): void {
    // Where the person's telephone is they are what that console says.
    if (telling !== null || stopped || phone().line.state === 'elsewhere') return
    telling = tell().finally(() => {
      telling = null
      if (JSON.stringify(saidOf(phone())) !== told) say()
    })
  }
  const timer = setInterval(say, PRESENCE_EVERY_MS)
  return {
    changed() {
      if (begun() && JSON.stringify(saidOf(phone())) !== told) say()
    },
    /** Until the centre has answered what is being said, or what is said now. */
    said(): Promise<void> {
      say()
      return telling ?? Promise.resolve()
    },
    stop() {
      stopped = true
      clearInterval(timer)
    },
  }
}
