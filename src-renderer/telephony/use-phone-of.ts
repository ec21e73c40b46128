import { useEffect } from 'react'
import type { Person } from '#shared/console/session.ts'
import { useConsole } from '../shell/console.ts'

const HAD_PHONE = 'phone'

/** After a reload a customer may be on the line: what speaks SIP is read while the page asks who is here. */
export function fetchPhoneAgain(): void {
  if (sessionStorage.getItem(HAD_PHONE) !== null) void import('./runtime/phone-runtime.ts')
}

/**
 * The phone lives as long as its person's session, through every lock. It is begun before the desk is drawn: after a reload
 * a customer is on the line. What speaks SIP is read only for it, and is no part of the first screen.
 */
export function usePhoneOf(person: Person | undefined): void {
  const console = useConsole()
  const advisor = person?.roles.includes('advisor') === true ? person.id : null
  useEffect(() => {
    if (advisor === null) return
    let ended = false
    let end = () => {}
    sessionStorage.setItem(HAD_PHONE, advisor)
    void import('./begin-phone.ts').then(({ beginPhone }) => {
      if (!ended) end = beginPhone(console)
    })
    return () => {
      ended = true
      end()
    }
  }, [console, advisor])
}
