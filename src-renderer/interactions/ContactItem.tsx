import { memo } from 'react'
import { CustomerId, InteractionId } from '#shared/kernel/ids.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { ChannelIcon } from './ChannelIcon.tsx'
import type { ContactTyped } from './contact-values.ts'

interface Props {
  readonly id: string
  readonly typed: ContactTyped
  /** Its place in the inbox, for Alt+1…9. */
  readonly number: number
  readonly current: boolean
}

/** Rendered again only when what is typed of this one changes. */
export const ContactItem = memo(function ContactItem({ id, typed, number, current }: Props) {
  const { t } = useWords()
  const parsed = CustomerId.safeParse(typed.customerId)
  const customer = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  const about = typed.requests.map(({ topic, text }) => topic || text).find((one) => one !== '')
  const escalated = typed.requests.some(({ caseId }) => caseId !== null)
  const written = InteractionId.safeParse(id)
  const isRegistered =
    useWatch('interactions.get', written.success ? { id: written.data } : null)?.doc.state === 'registered'
  const state = isRegistered ? 'toFinish' : escalated ? 'escalated' : 'inCourse'
  return (
    <a
      className={page.item}
      href={hashOfPlace({ area: 'inbox', id })}
      aria-current={current}
      aria-keyshortcuts={number <= 9 ? `Alt+${number}` : undefined}
    >
      <ChannelIcon channel={typed.channel} />
      <span>
        <b>{customer?.doc.name ?? t('interactions.noCustomer')}</b>
        <small>{[t(`interactions.${state}`), about].filter(Boolean).join(' · ')}</small>
      </span>
      <span className={page.r}>
        <When at={typed.openedAt} />
      </span>
    </a>
  )
})
