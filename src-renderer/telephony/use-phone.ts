import { useEffect } from 'react'
import type { Person } from '#shared/console/session.ts'
import { isEstablished } from '#shared/telephony/phone/call.ts'
import { useConsole } from '../shell/console.ts'
import { openHeadset } from './open-headset.ts'
import { openPhone } from './phone.ts'
import { usePhone } from './phone-state.ts'

/** The phone lives as long as its person's session, through every lock. */
export function usePhoneOpen(person: Person | undefined, draftsRead: boolean): void {
  const console = useConsole()
  const has = person?.roles.includes('advisor') === true && draftsRead
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is another phone
  useEffect(() => {
    if (!has) return
    const closePhone = openPhone(console)
    const closeHeadset = openHeadset()
    return () => {
      closeHeadset()
      closePhone()
    }
  }, [console, has, person?.id])
}

/** A call lives: nothing may lock, close or cover the console by itself. */
export const callLives = (): boolean =>
  usePhone.getState().phone.calls.some((call) => isEstablished(call) || call.state.phase === 'answering')
