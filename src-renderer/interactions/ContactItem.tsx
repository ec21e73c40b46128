import { memo } from 'react'
import { CaseId, CustomerId, InteractionId } from '#shared/kernel/ids.ts'
import { useWords } from '../language/use-words.ts'
import { useWatch } from '../shell/console.ts'
import page from '../shell/page.module.css'
import { hashOfPlace } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { useStand } from '../telephony/call-stand.ts'
import { useCallText } from '../telephony/use-call-text.ts'
import { ChannelIcon } from './ChannelIcon.tsx'
import type { ContactTyped } from './contact-values.ts'

interface Props {
  readonly id: string
  readonly typed: ContactTyped
  /** Its place in the inbox, for Alt+1…9. */
  readonly number: number
  readonly current: boolean
}

/** So many are gone to by Alt and their number. */
const MOST_BY_KEY = 9

/** Rendered again only when what is typed of this one changes. */
export const ContactItem = memo(function ContactItem({ id, typed, number, current }: Props) {
  const { t } = useWords()
  const parsed = CustomerId.safeParse(typed.customerId)
  const customer = useWatch('customers.get', parsed.success ? { id: parsed.data } : null)
  const about = typed.requests.map(({ topic, text }) => topic || text).find((one) => one !== '')
  const escalated = typed.requests.some(({ caseId }) => caseId !== null)
  const written = InteractionId.safeParse(id)
  const interaction = useWatch('interactions.get', written.success ? { id: written.data } : null)?.doc
  const follows = CaseId.safeParse(typed.followsCaseId)
  const radicado = useWatch('cases.get', follows.success ? { id: follows.data } : null)?.doc.radicado ?? null
  const stand = useStand(id, typed.continues)
  const call = useCallText(typed.caller ?? interaction?.call ?? null)
  const state = interaction?.state === 'registered' ? 'toFinish' : escalated ? 'escalated' : 'inCourse'
  const said = [
    // Whose call it is or was is said already.
    stand !== null && state === 'inCourse' ? null : t(`interactions.${state}`),
    radicado === null ? null : t('guides.ofCase', { radicado }),
    call?.queue,
    about,
  ]
  return (
    <a
      className={page.item}
      href={hashOfPlace({ area: 'inbox', id })}
      aria-current={current}
      aria-keyshortcuts={number <= MOST_BY_KEY ? `Alt+${number}` : undefined}
    >
      <ChannelIcon channel={typed.channel} />
      <span>
        <b className="tn">{customer?.doc.name ?? call?.who ?? t('interactions.noCustomer')}</b>
        <small>
          {stand !== null && (
            <>
              <span className={page.tag} data-level={stand === 'wrapUp' || stand === 'onHold' ? 'warn' : 'ok'}>
                {t(`interactions.stand.${stand}`)}
              </span>
              {said.some(Boolean) && ' · '}
            </>
          )}
          {said.filter(Boolean).join(' · ')}
        </small>
      </span>
      <span className={page.r}>
        <When at={typed.openedAt} />
        {number <= MOST_BY_KEY && (
          <kbd className={page.rowKey} aria-hidden>
            Alt {number}
          </kbd>
        )}
      </span>
    </a>
  )
})
