import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowLeft, IconPencil, IconPhonePlus, IconUsers } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { emailKey, emailsOf, onCards, phoneKey, phonesOf } from '#shared/customers/as-one.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { CommercialContact } from '../compliance/CommercialContact.tsx'
import { OtherHours } from '../compliance/OtherHours.tsx'
import { ReachButtons } from '../compliance/ReachButtons.tsx'
import { draftText } from '../drafts/drafts.ts'
import { beginContact } from '../interactions/begin.ts'
import { phoneText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo, hashOfPlace } from '../shell/place.ts'
import { Starting } from '../shell/Starting.tsx'
import { setUi } from '../shell/ui-state.ts'
import { CallLink } from '../telephony/CallLink.tsx'
import { Consents } from './Consents.tsx'
import { CustomerEdit } from './CustomerEdit.tsx'
import { CustomerHistory } from './CustomerHistory.tsx'
import { CentralCard } from './central/CentralCard.tsx'
import { Duplicates } from './Duplicates.tsx'
import { JoinedCards } from './JoinedCards.tsx'
import { OfCard } from './OfCard.tsx'
import { useJoinedOf, useOneCustomer } from './use-one-customer.ts'
import { identifierText } from './words.ts'

export function CustomerCard({ id }: { id: string }) {
  const { t } = useTranslation()
  const parsed = CustomerId.safeParse(id)
  const shown = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  useEffect(() => setUi({ customerId: id }), [id])
  if (parsed.success && shown === null) return <CentralCard id={id} />
  if (!parsed.success)
    return (
      <Empty icon={IconUsers} title={t('customers.notHere')}>
        <p>{t('customers.notHereHint')}</p>
      </Empty>
    )
  if (shown === undefined || shown === null) return <Starting what="shell.reading" />
  return <Card customer={shown.doc} pending={shown.pending} />
}

function Card({ customer, pending }: { customer: Customer; pending: 'settled' | 'saved' | 'unconfirmed' }) {
  const { t } = useTranslation()
  const person = usePerson()
  // What was being typed when the window was closed is opened again.
  const [editing, setEditing] = useState(() => draftText(`customer:${customer.id}`, 'customer') !== undefined)
  const merged = useWatch('customers.get', customer.mergedInto === null ? null : { id: customer.mergedInto })
  const joined = useJoinedOf(customer)
  const cards = [customer, ...joined]
  const whole = useOneCustomer(customer)
  const mayEdit = person.roles.some((role) => role === 'advisor' || role === 'coordinator')
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
              .join(' · ')}{' '}
            <PendingTag pending={pending} />
          </small>
        </div>
        <div className={page.actions}>
          <Button
            className={page.back}
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => goTo('customers')}
          >
            {t('shell.back')}
          </Button>
          {mayEdit && !editing && (
            <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
              {t('shell.edit')}
            </Button>
          )}
          {!editing && <ReachButtons customer={whole} />}
          {person.roles.includes('advisor') && !editing && (
            <Button
              variant="filled"
              leftSection={<IconPhonePlus size={16} aria-hidden />}
              onClick={() => goTo('inbox', beginContact({ customerId: customer.id }))}
            >
              {t('interactions.new')}
            </Button>
          )}
        </div>
      </header>
      <div className={page.body}>
        {customer.mergedInto !== null && (
          <p className={page.tag} data-level="warn">
            <IconAlertTriangle size={14} aria-hidden />
            <span>
              {t('customers.mergedInto')}{' '}
              <a href={hashOfPlace({ area: 'customers', id: customer.mergedInto })}>
                {merged?.doc.name ?? t('customers.otherCard')}
              </a>
            </span>
          </p>
        )}
        {editing ? (
          <CustomerEdit customer={customer} close={() => setEditing(false)} />
        ) : (
          <>
            <dl className={page.facts}>
              <dt>{t('customers.field.phones')}</dt>
              <dd className="tn">
                {onCards(cards, phonesOf, phoneKey).map(({ value: phone, card }) => (
                  <span key={phoneKey(phone)} style={{ marginRight: 12 }}>
                    {phoneText(t, phone)} <OfCard card={card} read={customer} />{' '}
                    <CallLink number={phone.number} customer={customer} />
                  </span>
                ))}
                {whole.phones.length === 0 && '—'}
              </dd>
              <dt>{t('customers.field.emails')}</dt>
              <dd>
                {onCards(cards, emailsOf, emailKey).map(({ value: email, card }) => (
                  <span key={email} style={{ marginRight: 12 }}>
                    {email} <OfCard card={card} read={customer} />
                  </span>
                ))}
                {whole.emails.length === 0 && '—'}
              </dd>
              <dt>{t('customers.field.notes')}</dt>
              <dd className={page.text}>{customer.notes || '—'}</dd>
            </dl>
            <JoinedCards joined={joined} mayMerge={mayEdit} />
            <Duplicates customer={customer} mayMerge={mayEdit} />
            <Consents customer={whole} mayRecord={mayEdit} />
            {mayEdit && <CommercialContact customer={customer} />}
            <OtherHours customer={customer} mayRecord={mayEdit} />
            <CustomerHistory customerId={customer.id} joined={joined} />
          </>
        )}
      </div>
    </div>
  )
}
