import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlikeCustomer } from '#shared/console/queries.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import classes from './form.module.css'
import { cardHint } from './words.ts'

interface Props {
  readonly customer: Customer
  readonly mayMerge: boolean
}
type Give = (name: string, payload: object, done: string) => Promise<void>

/**
 * Other cards with the same identifier, telephone or e-mail, and on request those whose name or number is like this one's.
 * Joining moves nothing and can be undone.
 */
export function Duplicates({ customer, mayMerge }: Props) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  const give: Give = async (name, payload, done) => {
    const answer = await dispatch(name, payload)
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) say(done)
  }
  if (customer.mergedInto !== null && !mayMerge) return null
  return (
    <>
      {customer.mergedInto === null ? (
        <SameOnes customer={customer} mayMerge={mayMerge} give={give} />
      ) : (
        <section className={page.card}>
          <div className={page.actions}>
            <span>{t('customers.mergedHint')}</span>
            <Button onClick={() => void give('customer.unmerge', { customerId: customer.id }, t('customers.unmerged'))}>
              {t('customers.unmerge')}
            </Button>
          </div>
        </section>
      )}
      {refused !== null && <Refusal why={refused} />}
    </>
  )
}

function SameOnes({ customer, mayMerge, give }: Props & { readonly give: Give }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const { id, name, identifiers } = customer
  const phones = customer.phones.slice(0, 10).map(({ number }) => number)
  const emails = customer.emails.slice(0, 10)
  const same = useWatch('customers.duplicates', { id })
  const reached = useWatch('customers.alike', { of: id, name: '', numbers: [], phones, emails })
  // By a name or by a slip in a number there may be many who are others: looked for when somebody wants it.
  const numbers = identifiers.slice(0, 5).map(({ number }) => number)
  const like = useWatch(
    'customers.alike',
    opened ? { of: id, name: name.slice(0, 200), numbers, phones: [], emails: [] } : null,
  )
  const sure: readonly AlikeCustomer[] = [
    ...(same?.rows ?? []).map((one) => ({ customer: one, by: 'identifier' as const })),
    ...(reached ?? []),
  ].filter(({ customer: { doc } }, at, all) => all.findIndex((one) => one.customer.doc.id === doc.id) === at)
  const others = like?.filter(({ customer: { doc } }) => !sure.some((one) => one.customer.doc.id === doc.id))
  return (
    <>
      {sure.length > 0 && (
        <section className={page.card} aria-label={t('customers.duplicates.title')}>
          <h2>{t('customers.duplicates.title')}</h2>
          <small>{t('customers.duplicates.text')}</small>
          {sure.map((one) => (
            <SameOne key={one.customer.doc.id} customer={customer} mayMerge={mayMerge} give={give} other={one} />
          ))}
        </section>
      )}
      {mayMerge && (
        <details className={classes.more} onToggle={(event) => setOpened(event.currentTarget.open)}>
          <summary>{t('customers.duplicates.more')}</summary>
          {others?.length === 0 && <small role="status">{t('customers.duplicates.none')}</small>}
          {others !== undefined && others.length > 0 && (
            <section className={page.card}>
              <small>{t('customers.duplicates.moreText')}</small>
              {others.map((one) => (
                <SameOne key={one.customer.doc.id} customer={customer} mayMerge={mayMerge} give={give} other={one} />
              ))}
            </section>
          )}
        </details>
      )}
    </>
  )
}

interface SameOneProps extends Props {
  readonly give: Give
  readonly other: AlikeCustomer
}

function SameOne({
  customer,
  mayMerge,
  give,
  other: {
    customer: { doc },
    by,
  },
}: SameOneProps) {
  const { t } = useTranslation()
  const why = [t(`customers.alike.by.${by}`), doc.city].filter((one) => one !== '').join(' · ')
  const merge = () =>
    give('customer.merge', { customerId: doc.id, into: customer.id }, t('customers.mergedDone', { name: doc.name }))
  return (
    <div>
      <div className={page.actions}>
        <a href={hashOfPlace({ area: 'customers', id: doc.id })}>{doc.name}</a>
        <small className="tn">{cardHint(t, doc, why)}</small>
        {mayMerge && <Button onClick={() => void merge()}>{t('customers.merge')}</Button>}
      </div>
      {mayMerge && <small>{t('customers.duplicates.stays', { stays: customer.name, joins: doc.name })}</small>}
    </div>
  )
}
