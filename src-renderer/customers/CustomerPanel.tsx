import { IconAlertTriangle, IconBuilding, IconClock, IconUser } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryResults } from '#shared/console/queries.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { CustomerId } from '#shared/kernel/ids.ts'
import { DueTag } from '../cases/DueTag.tsx'
import { hoursWords } from '../compliance/OtherHours.tsx'
import { ReachButtons } from '../compliance/ReachButtons.tsx'
import { useStanding } from '../compliance/use-standing.ts'
import { areaName } from '../interactions/catalogue.ts'
import { phoneText } from '../language/format.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { useUi } from '../shell/ui-state.ts'
import { When } from '../shell/When.tsx'
import { AddNumber } from '../telephony/AddNumber.tsx'
import { CallLink } from '../telephony/CallLink.tsx'
import { ConsentChips } from './ConsentChips.tsx'
import classes from './panel.module.css'
import { idsOf, useJoinedOf, useOneCustomer } from './use-one-customer.ts'
import { mainIdentifier } from './words.ts'

/** Who I am talking to: everything one looks for in the first ten seconds. */
export const CustomerPanel = memo(function CustomerPanel() {
  const { t } = useTranslation()
  const id = useUi((ui) => ui.customerId)
  const parsed = CustomerId.safeParse(id)
  const shown = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  if (id === null) return <p className={classes.none}>{t('customers.panel.none')}</p>
  if (shown === undefined) return null
  if (shown === null) return <p className={classes.none}>{t('customers.notHere')}</p>
  return <Known customer={shown.doc} />
})

function Known({ customer: card }: { customer: Customer }) {
  const { t } = useTranslation()
  const joined = useJoinedOf(card)
  const customer = useOneCustomer(card)
  const also = idsOf(joined)
  const contacts = useWatch('customers.interactions', { id: customer.id, also, limit: 8 })
  const cases = useWatch('customers.cases', { id: customer.id, also, limit: 500 })
  const Icon = customer.type === 'company' ? IconBuilding : IconUser
  const hours = useStanding(customer.id)?.hoursRequest?.hours ?? null
  const [phone] = customer.phones
  const [email] = customer.emails
  return (
    <div className={classes.panel}>
      <div className={classes.id}>
        <span className={classes.avatar}>
          <Icon size={20} aria-hidden />
        </span>
        <div>
          <h2>
            <a href={hashOfPlace({ area: 'customers', id: customer.id })}>{customer.name}</a>
          </h2>
          <small className="tn">
            {[mainIdentifier(t, customer), customer.city].filter((one) => one !== '').join(' · ')}
          </small>
        </div>
      </div>
      {customer.mergedInto !== null && (
        <span className={page.tag} data-level="warn">
          <IconAlertTriangle size={14} aria-hidden /> {t('customers.merged')}
        </span>
      )}
      {joined.length > 0 && (
        <small>
          {t('customers.joined.title')}: {joined.map(({ name }) => name).join(', ')}
        </small>
      )}
      <dl className={page.facts}>
        <dt>{t('customers.field.phone')}</dt>
        <dd className="tn">
          {phone === undefined ? '—' : phoneText(t, phone)}
          {phone !== undefined && <CallLink number={phone.number} customer={customer} />}
        </dd>
        <dt>{t('customers.field.email')}</dt>
        <dd>{email ?? '—'}</dd>
        <dt>{t('customers.field.consents')}</dt>
        <dd className={page.chips}>
          <ConsentChips customer={customer} />
        </dd>
        {hours !== null && (
          <>
            <dt>{t('compliance.hours.short')}</dt>
            <dd>{hoursWords(t, hours)}</dd>
          </>
        )}
      </dl>
      <div className={page.actions}>
        <ReachButtons customer={customer} />
        <AddNumber card={card} phones={customer.phones} />
      </div>
      {customer.notes !== '' && <p className={page.text}>{customer.notes}</p>}
      {cases !== undefined && contacts !== undefined && <Work cases={cases.rows} contacts={contacts.rows} />}
    </div>
  )
}

interface WorkProps {
  readonly cases: QueryResults['customers.cases']['rows']
  readonly contacts: QueryResults['customers.interactions']['rows']
}

/** Cases and contacts come at once: what stands under the others' does not move while somebody types. */
function Work({ cases, contacts }: WorkProps) {
  const { t } = useTranslation()
  const open = cases.filter(({ doc }) => doc.state !== 'closed')
  return (
    <>
      <h3>{t('customers.panel.cases')}</h3>
      {open.length === 0 && <small>{t('customers.panel.noCases')}</small>}
      {open.map(({ doc }) => (
        <a key={doc.id} className={classes.case} href={hashOfPlace({ area: 'cases', id: doc.id })}>
          <b className="tn">
            {doc.radicado ?? t('cases.noNumber')} · {t(`kind.${doc.kind}`)}
          </b>
          <small>
            {areaName(doc.area)} · {t(`cases.state.${doc.state}`)}
          </small>
          <DueTag case={doc} />
        </a>
      ))}
      <h3>{t('customers.panel.contacts')}</h3>
      {contacts.length === 0 && <small>{t('customers.panel.noContacts')}</small>}
      <ul>
        {contacts.map(({ doc }) => (
          <li key={doc.id} className={classes.contact}>
            <When at={doc.openedAt} />
            <span>
              {doc.disposition?.label ?? t('interactions.open')}
              <small>
                {[t(`channel.${doc.channel}`), ...doc.requests.map((request) => request.topic)].join(' · ')}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <small>
        <IconClock size={12} aria-hidden /> {t('customers.panel.localHint')}
      </small>
    </>
  )
}
