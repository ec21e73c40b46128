import { Button } from '@mantine/core'
import { IconMail, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import { beginOutbound } from '../interactions/begin.ts'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'

/** One click to call or to write: it begins the guide of an outbound contact, which asks why and whether it may be. */
export function ReachButtons({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  if (!usePerson().roles.includes('advisor')) return null
  return (
    <>
      {customer.phones.length > 0 && (
        <Button
          leftSection={<IconPhone size={16} aria-hidden />}
          onClick={() => goTo('inbox', beginOutbound(customer, 'voice'))}
        >
          {t('compliance.call')}
        </Button>
      )}
      {customer.emails.length > 0 && (
        <Button
          leftSection={<IconMail size={16} aria-hidden />}
          onClick={() => goTo('inbox', beginOutbound(customer, 'mailbox'))}
        >
          {t('compliance.write')}
        </Button>
      )}
    </>
  )
}
