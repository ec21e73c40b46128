import { memo } from 'react'
import type { Interaction } from '#shared/interactions/schema.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { ChannelIcon } from './ChannelIcon.tsx'

const OF_LATE = 30

/** The contacts that I registered last. @param current the one that is open */
export const RegisteredLately = memo(function RegisteredLately({ current }: { current: string | null }) {
  const { t } = useWords()
  const registered = useWatch('interactions.mine', { state: 'registered', limit: OF_LATE })
  const rows = registered?.rows ?? []
  return (
    <>
      {rows.length > 0 && <h2 className={page.section}>{t('interactions.registeredLately')}</h2>}
      <ul>
        {rows.map(({ doc, pending }) => (
          <li key={doc.id}>
            <RegisteredItem interaction={doc} pending={pending} current={doc.id === current} />
          </li>
        ))}
      </ul>
      {registered !== undefined && registered.total !== rows.length && (
        <p className={page.cut}>{t('interactions.registeredMore', { count: OF_LATE })}</p>
      )}
    </>
  )
})

interface ItemProps {
  readonly interaction: Interaction
  readonly pending: Parameters<typeof PendingTag>[0]['pending']
  readonly current: boolean
}

const RegisteredItem = memo(function RegisteredItem({ interaction, pending, current }: ItemProps) {
  const { t } = useWords()
  const { id, channel, disposition, requests, openedAt, customerId } = interaction
  const customer = useWatch('customers.get', customerId === null ? null : { id: customerId })
  return (
    <a className={page.item} href={hashOfPlace({ area: 'inbox', id })} aria-current={current}>
      <ChannelIcon channel={channel} />
      <span>
        {/* A moment without the name is no contact without a customer. */}
        <b>
          {customer === undefined && customerId !== null
            ? '\u00a0'
            : (customer?.doc.name ?? t('interactions.noCustomer'))}
        </b>
        <small>
          {[disposition?.label ?? t('interactions.open'), ...requests.map((one) => one.topic)]
            .filter((one) => one !== '')
            .join(' · ')}
        </small>
      </span>
      <span className={page.r}>
        <When at={openedAt} />
        <br />
        <PendingTag pending={pending} />
      </span>
    </a>
  )
})
