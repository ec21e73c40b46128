import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { CallLink } from '../telephony/CallLink.tsx'
import { phoneGiven } from './given-forms.ts'

interface Props {
  readonly typed: ContactTyped
  readonly library: GuideLibrary
  readonly run: GuideRun
}

/** The customer's numbers to click, the one that was asked about first; without a phone they are dialled elsewhere. */
export function CallNumbers({ typed, library, run }: Props) {
  const id = CustomerId.safeParse(typed.customerId)
  const customer = useWatch('customers.get', id.success ? { id: id.data } : null)?.doc
  // Who is asked for a number in a chat is called at that one.
  const asked = phoneGiven(library, run) ?? typed.caller?.number ?? null
  const others = (customer?.phones ?? []).map(({ number }) => number).filter((number) => number !== asked)
  return (
    <div className={page.actions}>
      {[...(asked === null ? [] : [asked]), ...others].map((number, index) => (
        <CallLink key={number} number={number} customer={customer ?? null} next={index === 0} />
      ))}
    </div>
  )
}
