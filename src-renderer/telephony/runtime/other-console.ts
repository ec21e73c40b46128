import i18next from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { OtherConsole } from '#shared/telephony/bridge-api.ts'
import type { LineEvent } from '#shared/telephony/phone/events.ts'
import type { Busy, Phone } from '#shared/telephony/phone/phone.ts'
import { say } from '../../shell/ui-state.ts'

/** A console that leaves its person's call where it is looks so often whether it is still there. */
const LOOK_MS = 1_000

export interface OtherConsoleParts {
  readonly console: Pick<Console, 'call'>
  /** By which contact this console registers. */
  readonly contact: () => string | undefined
  readonly phone: () => Pick<Phone, 'line'>
  readonly tell: (event: LineEvent) => void
}

const busyIn = (is: OtherConsole | null): Busy | null => (is === 'onCall' || is === 'dialling' ? is : null)

/** A person who is on a call at another console keeps it there: this one does not take their telephone by being opened. */
export function otherConsole({ console, contact, phone, tell }: OtherConsoleParts) {
  async function ask(): Promise<OtherConsole | null> {
    const mine = contact()
    if (mine === undefined) return null
    const answer = await console.call('phone.place', { contact: mine }).catch(() => null)
    return answer?.ok === true ? answer.value.otherConsole : null
  }
  async function lookAgain(): Promise<void> {
    const { line } = phone()
    if (line.state !== 'elsewhere' || line.busy === undefined) return
    const is = await ask()
    // Taken here meanwhile.
    if (phone().line !== line) return
    const busy = busyIn(is)
    if (is === 'none') tell({ type: 'start' })
    else if (is === 'idle') tell({ type: 'elsewhere' })
    else if (busy !== null && busy !== line.busy) tell({ type: 'elsewhere', busy })
  }
  const timer = setInterval(() => void lookAgain(), LOOK_MS)
  return {
    /** Before this console takes the telephone for the first time, and waits no longer than `withinMs`. */
    async look(withinMs: number): Promise<void> {
      const busy = busyIn(await Promise.race([ask(), new Promise<null>((late) => setTimeout(late, withinMs, null))]))
      if (busy === null || phone().line.state !== 'registering') return
      tell({ type: 'elsewhere', busy })
      if (phone().line.state === 'elsewhere') say(i18next.t(`phone.busyElsewhere.${busy}`), 'bad')
    },
    stop: () => clearInterval(timer),
  }
}
