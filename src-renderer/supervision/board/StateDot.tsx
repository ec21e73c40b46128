import type { Presence } from '#shared/telephony/phone/phone.ts'
import classes from './board.module.css'

const TONES: Readonly<Record<Presence, string>> = {
  available: 'ok',
  onCall: 'call',
  wrapUp: 'warn',
  noAnswer: 'bad',
  notReady: 'bad',
  break: 'off',
  lunch: 'off',
  training: 'off',
  activePause: 'off',
  meeting: 'off',
  feedback: 'off',
  backOffice: 'off',
  offline: 'gone',
}

/** Beside the state's word, never alone. */
export const StateDot = ({ state }: { state: Presence }) => (
  <i className={classes.dot} data-tone={TONES[state]} aria-hidden />
)
