import type { Console } from '#shared/console/contract.ts'
import { hasPhone } from '#shared/telephony/account.ts'

const HAD_PHONE = 'phone'

/**
 * The phone lives as long as its person's session, through every lock. It is begun with the first word of the session and
 * not with the screen: after a reload a customer is on the line. What speaks SIP is read only for it and is no part of the
 * first screen; where this window had a phone before, it is read while the services are asked who is here.
 */
export function phoneOfSession(console: Console): void {
  let advisor: string | null = null
  let end = () => {}
  function isOf(next: string | null): void {
    if (next === advisor) return
    advisor = next
    end()
    if (next === null) return
    sessionStorage.setItem(HAD_PHONE, next)
    let ended = false
    let close = () => {}
    end = () => {
      ended = true
      close()
    }
    void import('./begin-phone.ts').then(({ beginPhone }) => {
      if (!ended) close = beginPhone(console)
    })
  }
  if (sessionStorage.getItem(HAD_PHONE) !== null) {
    void import('./begin-phone.ts')
    void import('./runtime/phone-runtime.ts')
  }
  console.watchSession((session) => {
    if (session.state === 'open') isOf(hasPhone(session.person) ? session.person.id : null)
    else if (session.state === 'signedOut') isOf(null)
  })
}
