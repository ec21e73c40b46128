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
  const { id, channel, disposition, requests, openedAt } = interaction
  return (
    <a className={page.item} href={hashOfPlace({ area: 'inbox', id })} aria-current={current}>
      <ChannelIcon channel={channel} />
      <span>
        <b>{disposition?.label ?? t('interactions.open')}</b>
        <small>{requests.map((one) => one.topic).join(' · ') || t(`channel.${channel}`)}</small>
      </span>
      <span className={page.r}>
        <When at={openedAt} />
        <br />
        <PendingTag pending={pending} />
      </span>
    </a>
  )
})
