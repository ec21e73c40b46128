import { Button } from '@mantine/core'
import { IconArrowLeft, IconCloudSearch, IconRefresh, IconUsers } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ConsentChannel, ConsentPurpose, type Customer, consentInForce } from '#shared/customers/schema.ts'
import { phoneText } from '../../language/format.ts'
import { centreSentence } from '../../shell/CentreRefusal.tsx'
import { Empty } from '../../shell/Empty.tsx'
import page from '../../shell/page.module.css'
import { goTo } from '../../shell/place.ts'
import { Sentence } from '../../shell/Sentence.tsx'
import { Starting } from '../../shell/Starting.tsx'
import { identifierText } from '../words.ts'
import { CentralContacts } from './CentralContacts.tsx'
import { useCentralSearch, useCentralState } from './central-search.ts'

/** A card that is not on this workstation, as the centre has it: to be read, not changed. Asked for by its id. */
export function CentralCard({ id }: { id: string }) {
  const { t } = useTranslation()
  const { asked, found, refused, cards } = useCentralState()
  const search = useCentralSearch()
  const card = cards.get(id)
  const known = card !== undefined
  useEffect(() => {
    if (!known) void search(id)
  }, [known, search, id])
  if (card !== undefined) return <ReadOnly customer={card} />
  if (asked === id && refused !== null)
    return (
      <Empty icon={IconUsers} title={t('customers.notHere')}>
        <p>{centreSentence(t, refused, t('customers.notHereOffline'))}</p>
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void search(id)}>
          {t('customers.central.again')}
        </Button>
      </Empty>
    )
  if (asked === id && found !== null)
    return (
      <Empty icon={IconUsers} title={t('customers.notHere')}>
        <p>{t('customers.notAnywhere')}</p>
      </Empty>
    )
  return <Starting what="customers.central.asking" />
}

function ReadOnly({ customer }: { customer: Customer }) {
  const { t } = useTranslation()
  const authorised = ConsentChannel.options.flatMap((channel) =>
    ConsentPurpose.options
      .filter((purpose) => consentInForce(customer, channel, purpose) !== null)
      .map((purpose) => `${t(`customers.consentChannel.${channel}`)} (${t(`customers.purpose.${purpose}`)})`),
  )
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <h1>{customer.name}</h1>
          <small className="tn">
            {[
              t(`customers.type.${customer.type}`),
              ...customer.identifiers.map((one) => identifierText(t, one)),
              customer.city,
            ]
              .filter((one) => one !== '')
              .join(' · ')}
          </small>
        </div>
        <Button
          className={page.back}
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          onClick={() => goTo('customers')}
        >
          {t('shell.back')}
        </Button>
      </header>
      <div className={page.body}>
        <Sentence tone="info">
          <b>
            <IconCloudSearch size={14} aria-hidden /> {t('customers.central.ofCentre')}
          </b>{' '}
          {t('customers.central.readOnly')}
        </Sentence>
        <dl className={page.facts}>
          <dt>{t('customers.field.phones')}</dt>
          <dd className="tn">{customer.phones.map((phone) => phoneText(t, phone)).join(' · ') || '—'}</dd>
          <dt>{t('customers.field.emails')}</dt>
          <dd>{customer.emails.join(' · ') || '—'}</dd>
          <dt>{t('customers.field.notes')}</dt>
          <dd className={page.text}>{customer.notes || '—'}</dd>
          <dt>{t('customers.field.consents')}</dt>
          <dd>{authorised.join(' · ') || '—'}</dd>
        </dl>
        <CentralContacts customerId={customer.id} here={null} />
      </div>
    </div>
  )
}
