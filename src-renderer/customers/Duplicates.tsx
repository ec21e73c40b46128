import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { cardHint } from './words.ts'

/** Other cards with one of the same identifiers. Joining moves nothing and can be undone. */
export function Duplicates({ customer, mayMerge }: { customer: Customer; mayMerge: boolean }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const found = useWatch('customers.duplicates', { id: customer.id })
  const [refused, setRefused] = useState<Rejection | null>(null)
  const give = async (name: string, payload: object, done: string) => {
    const answer = await dispatch(name, payload)
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) say(done)
  }
  const rows = found?.rows ?? []
  if (customer.mergedInto === null && rows.length === 0) return null
  return (
    <section className={page.card}>
      {customer.mergedInto !== null && mayMerge && (
        <div className={page.actions}>
          <span>{t('customers.mergedHint')}</span>
          <Button onClick={() => void give('customer.unmerge', { customerId: customer.id }, t('customers.unmerged'))}>
            {t('customers.unmerge')}
          </Button>
        </div>
      )}
      {rows.length > 0 && customer.mergedInto === null && (
        <>
          <h2>{t('customers.duplicates.title')}</h2>
          <small>{t('customers.duplicates.text')}</small>
          {rows.map(({ doc }) => (
            <div key={doc.id}>
              <div className={page.actions}>
                <a href={hashOfPlace({ area: 'customers', id: doc.id })}>{doc.name}</a>
                <small className="tn">{cardHint(t, doc)}</small>
                {mayMerge && (
                  <Button
                    onClick={() =>
                      void give(
                        'customer.merge',
                        { customerId: doc.id, into: customer.id },
                        t('customers.mergedDone', { name: doc.name }),
                      )
                    }
                  >
                    {t('customers.merge')}
                  </Button>
                )}
              </div>
              {mayMerge && <small>{t('customers.duplicates.stays', { stays: customer.name, joins: doc.name })}</small>}
            </div>
          ))}
        </>
      )}
      {refused !== null && <Refusal why={refused} />}
    </section>
  )
}
