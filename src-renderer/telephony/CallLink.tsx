import { Button } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { useConsole } from '../shell/console.ts'
import { callNumber } from './call-customer.ts'
import { usePhone } from './phone-state.ts'
import { numberText } from './words.ts'

interface Props {
  readonly number: string
  /** Whose it is; null: nobody's here. */
  readonly customer: Customer | null
  /** It is what comes next. */
  readonly next?: boolean
}

/** Click to call, beside a number; where there is no phone there is nothing. */
export function CallLink({ number, customer, next = false }: Props) {
  const { t } = useTranslation()
  const console = useConsole()
  const here = usePhone(({ account }) => account.state === 'here')
  const ready = usePhone(({ phone }) => phone.line.state === 'registered' && phone.calls.length === 0)
  if (!here) return null
  return (
    <Button
      variant={next ? 'filled' : 'subtle'}
      autoFocus={next}
      leftSection={<IconPhone size={14} aria-hidden />}
      disabled={!ready}
      aria-label={t('phone.call', { number: numberText(t, number) })}
      onClick={() => void callNumber(t, console, number, customer)}
    >
      {next ? t('phone.call', { number: numberText(t, number) }) : t('phone.dial')}
    </Button>
  )
}
