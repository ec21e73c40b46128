import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useDispatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { say } from '../shell/ui-state.ts'
import { mainIdentifier } from './words.ts'

/** What is joined to a card and shown with it, each with the way to part it again. */
export function JoinedCards({ joined, mayMerge }: { joined: readonly Customer[]; mayMerge: boolean }) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  if (joined.length === 0) return null
  const part = async (customerId: string) => {
    const answer = await dispatch('customer.unmerge', { customerId })
    setRefused(answer.ok ? null : answer.error)
    if (answer.ok) say(t('customers.unmerged'))
  }
  return (
    <section className={page.card} aria-label={t('customers.joined.title')}>
      <h2>{t('customers.joined.title')}</h2>
      <small>{t('customers.joined.text')}</small>
      {joined.map((card) => (
        <div key={card.id}>
          <div className={page.actions}>
            <IconLink size={14} aria-hidden />
            <a href={hashOfPlace({ area: 'customers', id: card.id })}>{card.name}</a>
            <small className="tn">{[mainIdentifier(t, card), card.city].filter((one) => one !== '').join(' · ')}</small>
            {mayMerge && <Button onClick={() => void part(card.id)}>{t('customers.unmerge')}</Button>}
          </div>
          {card.notes !== '' && <p className={page.text}>{card.notes}</p>}
        </div>
      ))}
      {refused !== null && <Refusal why={refused} />}
    </section>
  )
}
