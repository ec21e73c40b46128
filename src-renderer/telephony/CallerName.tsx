import { useTranslation } from 'react-i18next'
import { useCaller } from './use-caller.ts'
import { numberText } from './words.ts'

/** Who is at the other end: the customer's or colleague's name, or the number. */
export function CallerName({ number, className }: { number: string | null; className?: string | undefined }) {
  const { t } = useTranslation()
  const { customers, colleague } = useCaller(number)
  const [only] = customers
  const name =
    colleague ??
    (customers.length > 1
      ? t('phone.manyCustomers', { count: customers.length })
      : (only?.name ?? numberText(t, number)))
  return (
    <b className={className} title={numberText(t, number)}>
      {name}
    </b>
  )
}
