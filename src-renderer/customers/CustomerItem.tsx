import { IconBuilding, IconUser } from '@tabler/icons-react'
import { memo } from 'react'
import type { Customer } from '#shared/customers/schema.ts'
import { useWords } from '../language/use-words.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { cardHint } from './words.ts'

interface Props {
  readonly customer: Customer
  readonly current: boolean
  readonly hint?: string
}

/** A customer as a row of a list; what is said of the match stands beneath. */
export const CustomerItem = memo(function CustomerItem({ customer, current, hint }: Props) {
  const { t } = useWords()
  const Icon = customer.type === 'company' ? IconBuilding : IconUser
  return (
    <a className={page.item} href={hashOfPlace({ area: 'customers', id: customer.id })} aria-current={current}>
      <Icon size={18} aria-hidden />
      <span>
        <b>{customer.name}</b>
        <small className="tn">{cardHint(t, customer, hint)}</small>
      </span>
    </a>
  )
})
