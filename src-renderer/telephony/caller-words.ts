import type { TFunction } from 'i18next'
import { userOfPhone } from '#shared/telephony/account.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import type { Caller } from './use-caller.ts'
import { numberText, phaseText } from './words.ts'

/** The customer's or colleague's name; null: nobody has this number, and it stands for them. */
export function nameOfCaller(t: TFunction, { customers, colleague }: Pick<Caller, 'customers' | 'colleague'>) {
  if (colleague !== null) return colleague
  const [only] = customers
  return customers.length > 1 ? t('phone.manyCustomers', { count: customers.length }) : (only?.name ?? null)
}

/** What stands under who rings: what it is, a customer's number where a name stands above it, and the queue. */
export const ringText = (
  t: TFunction,
  call: Call,
  { isNamed, second, queue }: { isNamed: boolean; second: boolean; queue: string | null },
): string =>
  [
    second ? t('phone.incomingSecond') : phaseText(t, call),
    call.consults === null ? null : t('phone.consulted'),
    isNamed && userOfPhone(call.number ?? '') === null ? numberText(t, call.number) : null,
    queue,
  ]
    .filter((one) => one !== null)
    .join(' · ')
