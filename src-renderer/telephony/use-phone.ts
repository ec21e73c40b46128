import { isEstablished } from '#shared/telephony/phone/call.ts'
import { usePhone } from './phone-state.ts'

/** A call lives: nothing may lock, close or cover the console by itself. */
export const callLives = (): boolean =>
  usePhone.getState().phone.calls.some((call) => isEstablished(call) || call.state.phase === 'answering')
