import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '#shared/compliance/may-contact.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { callNumber } from './call-customer.ts'
import { usePhone } from './phone-state.ts'
import { numberText } from './words.ts'

interface Props {
  readonly number: string
  readonly customer: Customer
  /** What the customer asked for: then the guard lets the call be. */
  readonly asked?: Asked
}

/** Click to call, beside a number; where there is no phone there is nothing. */
export function CallLink({ number, customer, asked }: Props) {
  const { t } = useTranslation()
  const here = usePhone(({ account }) => account.state === 'here')
  const ready = usePhone(({ phone }) => phone.line.state === 'registered' && phone.calls.length === 0)
  if (!here) return null
  return (
    <Button
      variant="subtle"
      leftSection={<IconPhone size={14} aria-hidden />}
      disabled={!ready}
      aria-label={t('phone.call', { number: numberText(t, number) })}
      onClick={() => callNumber(t, number, customer, asked === undefined ? {} : { asked })}
    >
      {t('phone.dial')}
    </Button>
  )
}
