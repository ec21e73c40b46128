import type { Console } from '#shared/console/contract.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { PhoneAccount } from '#shared/telephony/account.ts'
import type { PresenceResponse } from '#shared/telephony/bridge-api.ts'
import { advance } from '#shared/telephony/phone/advance.ts'
import { isCut, type SessionId } from '#shared/telephony/phone/call.ts'
import type { Effect, Happening, PhoneRefusal } from '#shared/telephony/phone/events.ts'
import {
  callById,
  callBySession,
  isAsking,
  isTimed,
  type Lack,
  lacks,
  microphoneHeard,
  newPhone,
  type Phone,
  ringing,
  voiced,
} from '#shared/telephony/phone/phone.ts'
import { newId } from '../../shell/console.ts'
import { whenUnlocked } from '../../shell/when-unlocked.ts'
import { microphoneAfter, openMicrophone } from '../adapter/media.ts'
import { isSignalling, type Signalling, sipAdapter } from '../adapter/sip-adapter.ts'
import type { CallFacts } from '../call-facts.ts'
import { OFF, setPhone, usePhone } from '../phone-state.ts'
import { registerAtLimit } from '../register-at-limit.ts'
import { isForBridge, phoneBridge } from './bridge.ts'
import { phoneDevices } from './devices.ts'
import { featureCode } from './feature-code.ts'
import { keepPhone, keptPhone } from './kept-phone.ts'
import { otherConsole } from './other-console.ts'
import { presenceLease } from './presence.ts'
import { remoteSound } from './remote-sound.ts'
import { bell } from './ring.ts'
import { ringsSaid } from './rings-said.ts'
import { selfTest } from './self-test.ts'

const TICK_MS = 1_000
const TEST_EVERY_MS = 4 * 60_000
const TEST_AGAIN_MS = 10_000
/** Calls are compared with the bridge so often while one lives: no call is a ghost for longer. */
const COMPARE_EVERY_MS = 5_000
const ACCOUNT_AGAIN_MS = 10_000
/** A line that is back waits no longer for the centre's word than this. */
const ASK_WITHIN_MS = 1_000
const RENEW_AFTER_MS = 2_000
/** What no test of the devices finds. */
const LACKS_OF_LINE: readonly Lack[] = ['line', 'lineRefused', 'elsewhere']
/** A ring is shown even where its fact cannot be written: the customer waits. */
const WRITE_WITHIN_MS = 1_000

export interface RuntimeParts {
  readonly console: Console
  /** Writes what happened on the call's interaction; resolves after the local commit. */
  readonly facts: CallFacts
}

/** The living phone of who is at the console: the machine, what does its effects, and what it hears. */
export function startPhone({ console, facts }: RuntimeParts) {
  let phone: Phone = newPhone()
  let account: PhoneAccount | null = null
  let signalling: Signalling | null = null
  let stopped = false
  let tested = 0
  /** This console has registered since its person began the phone here: from then on another one may take it from it. */
  let claimed = false
  /** Its person wants the telephone here, whatever they do elsewhere. */
  let wanted = false
  let changing: Promise<void> = Promise.resolve()
  const ring = bell()
  const sound = remoteSound()
  const devices = phoneDevices({
    console,
    // One after the other: a headset that is pulled out is told twice.
    microphone() {
      changing = changing.then(changeMicrophone)
    },
    speaker: (device) => void sound.through(device),
    ring: ring.through,
  })
  /** The bridge was asked which calls are on the line: a customer who waits for this console comes before all else. */
  let compared = false
  const bridge = phoneBridge(
    console,
    (event) => void tell(event),
    () => {
      compared = true
      void test()
      lease.changed()
    },
  )
  const features = featureCode((apart) => {
    const number = account?.codes[apart] ?? null
    const call = { id: InteractionId.parse(newId()), session: newId(), number, queue: null, video: false, apart }
    return tell({ type: 'dial', consults: null, call })
  })
  const lease = presenceLease({
    console,
    phone: () => phone,
    changedElsewhere: (state) => void tell({ type: 'choose', state }),
    features,
    begun: () => compared,
    agreedOn: ringsAgreed,
    line() {
      const call = voiced(phone)
      return call === undefined ? undefined : facts.lineNow(call)
    },
    place: {
      contact: () => (claimed ? signalling?.contact : undefined),
      elsewhere: () => void tell({ type: 'elsewhere' }),
    },
  })
  const other = otherConsole({
    console,
    contact: () => signalling?.contact,
    phone: () => phone,
    tell: (event) => void tell(event),
  })
  const timers = [
    setInterval(() => isTimed(phone) && tell({ type: 'tick' }), TICK_MS),
    setInterval(() => phone.calls.length > 0 && void bridge.compare(), COMPARE_EVERY_MS),
    // What one answer of the bridge lacked, or it alone hears of, is asked about once more, soon.
    setInterval(() => isAsking(phone) && void bridge.compare(), TICK_MS),
    setInterval(() => void test(), TICK_MS),
    setInterval(() => keepPhone(phone, phone), TICK_MS),
  ]

  /** The coordinator may have set how long a queue rings since the account was given. */
  function ringsAgreed({ queues }: PresenceResponse): void {
    phone = { ...phone, rings: ringsSaid(phone.rings, queues) }
  }

  function tell(event: Happening): PhoneRefusal | null {
    if (stopped) return null
    const before = phone
    if (event.type === 'start') {
      claimed = false
      wanted = event.take === true
    }
    if (event.type === 'choose' || event.type === 'back') setPhone({ changedBy: null })
    if (event.type === 'registered') claimed = true
    const step = advance(phone, { ...event, at: Date.now() })
    phone = step.phone
    signalling?.voice(microphoneHeard(phone) ? (voiced(phone)?.session ?? null) : null)
    const written: Promise<void>[] = []
    for (const effect of step.effects) {
      if (effect.do === 'fact')
        written.push(facts.write(effect.fact, callById(phone, effect.fact.id) ?? callById(before, effect.fact.id)))
      else perform(effect)
    }
    if (before.wrapUp !== null && phone.wrapUp?.call !== before.wrapUp.call)
      written.push(facts.wrapUpEnded(before.wrapUp.call))
    if (phone.calls !== before.calls) signalling?.keepOnly(new Set(phone.calls.map(({ session }) => session)))
    features.looked(before, phone)
    publish(before, written)
    return step.refused
  }

  /** What happened is on the disk before the screen shows it. */
  function publish(before: Phone, written: readonly Promise<void>[]): void {
    const show = () => {
      if (stopped) return
      const { phone: shown } = usePhone.getState()
      const wasCut = before.calls.some(isCut)
      const back = wasCut && !phone.calls.some(isCut)
      if (shown !== phone)
        setPhone({ phone, ...(back && phone.line.state === 'registered' ? { backSince: Date.now() } : {}) })
      ring.set(ringing(phone))
    }
    if (written.length === 0) show()
    else
      void Promise.race([Promise.all(written), new Promise((resolve) => setTimeout(resolve, WRITE_WITHIN_MS))]).then(
        show,
      )
    if (phone !== before) {
      keepPhone(before, phone)
      lease.changed()
    }
  }

  function perform(effect: Exclude<Effect, { do: 'fact' }>): void {
    const asksFirst = claimed || !wanted
    if (effect.do === 'register' && asksFirst) void registerUnlessElsewhere()
    else if (isSignalling(effect)) signalling?.perform(effect)
    else if (isForBridge(effect)) void bridge.perform(effect)
    else if (effect.do === 'registerWith')
      void facts.begun(effect.call).then(() => registerAtLimit(whenUnlocked(console), effect.call, effect.disposition))
    else void askAccount(true)
  }

  /**
   * A console that was asleep takes nothing back from the one that was opened meanwhile, and one that is opened, or whose line
   * is back, takes no call from the one where it is talked; with the centre away nobody knows.
   */
  async function registerUnlessElsewhere(): Promise<void> {
    if (claimed && phone.calls.length === 0)
      await Promise.race([lease.said(), new Promise((resolve) => setTimeout(resolve, ASK_WITHIN_MS))])
    else await other.look(ASK_WITHIN_MS)
    if (phone.line.state === 'registering') signalling?.perform({ do: 'register' })
  }

  async function askAccount(renew: boolean): Promise<void> {
    const answer = await console.call('phone.account', { renew }).catch(() => null)
    if (stopped) return
    if (answer === null || !answer.ok) {
      if (account === null) refused(answer?.error ?? { code: 'centre.unreachable', facts: {} })
      setTimeout(() => !stopped && phone.line.state !== 'registered' && void askAccount(true), ACCOUNT_AGAIN_MS)
      return
    }
    use(answer.value)
  }
  function refused(why: Rejection): void {
    setPhone({ account: { state: 'refused', why } })
  }
  const later = () => void setTimeout(() => !stopped && void askAccount(true), ACCOUNT_AGAIN_MS)

  /** Another way to the PBX, or another secret, begins a line of its own; the same one goes on. */
  function use(given: PhoneAccount) {
    const same =
      account !== null &&
      given.secret === account.secret &&
      given.wsUrl === account.wsUrl &&
      given.user === account.user &&
      phone.line.state !== 'refused'
    // A dialog keeps the secret that it began with; another one is used when the call is over.
    if (!same && phone.calls.length > 0 && account !== null) return later()
    account = given
    phone = {
      ...phone,
      rules: Object.fromEntries(given.queues.map(({ id, wrapUp }) => [id, wrapUp])),
      rings: Object.fromEntries(given.queues.map(({ id, ringSeconds }) => [id, ringSeconds * 1_000])),
    }
    setPhone({ phone, account: { state: 'here', account: given } })
    if (same) return
    signalling?.perform({ do: 'disconnect' })
    const elsewhere = phone.line.state === 'elsewhere'
    if (phone.line.state !== 'off' && !elsewhere) phone = { ...phone, line: { state: 'off' } }
    signalling = begin(given)
    if (!elsewhere) tell({ type: 'start' })
    if (!compared) bridge.askAhead()
  }
  function begin(given: PhoneAccount): Signalling {
    const mine: Signalling = sipAdapter({
      account: given,
      hear: (event) => signalling === mine && void tell(event),
      choice: devices.choice,
      ended: () => devices.hear({ type: 'microphoneEnded' }),
      newId,
      sampled(session, sample) {
        if (callBySession(phone, session)?.apart === null) facts.sampled(session, sample)
        setPhone(({ line }) => ({ line: { ...line, [session]: sample } }))
      },
      stream(session, remote) {
        sound.play(session, remote)
        setPhone(({ streams: { [session]: _, ...others } }) => ({
          streams: remote === null ? others : { ...others, [session]: remote },
        }))
      },
    })
    return mine
  }

  /** Before the first call, every few minutes, and soon again while something is lacking; never while a call lives. */
  async function test(): Promise<void> {
    if (account === null || phone.calls.length > 0) return
    const lacking = lacks(phone).some((one) => !LACKS_OF_LINE.includes(one))
    if (Date.now() - tested < (lacking ? TEST_AGAIN_MS : TEST_EVERY_MS)) return
    tested = Date.now()
    await selfTest(account, devices.choice(), (event) => void tell(event))
    await devices.list()
  }

  /** Another microphone, in the middle of a call too: the line has silence rather than nothing where none opens. */
  async function changeMicrophone(): Promise<void> {
    tested = 0
    if (phone.calls.length === 0 || signalling === null) return
    const opened = await openMicrophone(devices.choice()).catch((failure: unknown) => {
      tell({ type: 'microphone', is: microphoneAfter(failure) })
      return null
    })
    if (opened !== null) tell({ type: 'microphone', is: 'ready' })
    await signalling.replaceMicrophone(opened?.getAudioTracks()[0] ?? null).catch(() => {})
  }

  phone = { ...phone, ...keptPhone() }
  setPhone({ ...OFF, phone, account: { state: 'asking' } })
  // What is kept serves at once; queues and rules may have changed since, which a customer on the line does not wait for.
  void askAccount(false).then(() => setTimeout(() => !stopped && void askAccount(true), RENEW_AFTER_MS))
  void devices.open()

  return {
    tell,
    phone: () => phone,
    picture: (session: SessionId) => signalling?.picture(session) ?? null,
    devices,
    stop() {
      signalling?.leave()
      tell({ type: 'stop' })
      stopped = true
      for (const timer of timers) clearInterval(timer)
      devices.stop()
      lease.stop()
      bridge.stop()
      other.stop()
      ring.stop()
      sound.stop()
      setPhone(OFF)
    },
  }
}
export type PhoneRuntime = ReturnType<typeof startPhone>
