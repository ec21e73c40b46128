import { CustomerId } from '#shared/kernel/ids.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { CallLink } from '../telephony/CallLink.tsx'

/** The customer's numbers to click, the one that was asked about first; without a phone they are dialled elsewhere. */
export function CallNumbers({ typed }: { typed: ContactTyped }) {
  const id = CustomerId.safeParse(typed.customerId)
  const customer = useWatch('customers.get', id.success ? { id: id.data } : null)?.doc
  if (customer === undefined) return null
  const asked = typed.caller?.number ?? null
  const others = customer.phones.map(({ number }) => number).filter((number) => number !== asked)
  return (
    <div className={page.actions}>
      {[...(asked === null ? [] : [asked]), ...others].map((number, index) => (
        <CallLink key={number} number={number} customer={customer} next={index === 0} />
      ))}
    </div>
  )
}
