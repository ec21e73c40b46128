import { IconArrowLeft, IconSitemap } from '@tabler/icons-react'
import { memo } from 'react'
import type { Channel } from '#shared/customers/schema.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { ChannelIcon } from '../interactions/ChannelIcon.tsx'
import type { ContactTyped } from '../interactions/contact-values.ts'
import { DiscardContact } from '../interactions/DiscardContact.tsx'
import type { Kept } from '../interactions/discard.ts'
import { useWords } from '../language/use-words.ts'
import { LightButton } from '../shell/LightButton.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { CallSource } from '../telephony/CallSource.tsx'
import { StepCount } from './Ahead.tsx'
import { EarlyEnd } from './EarlyEnd.tsx'
import classes from './guides.module.css'

interface Props {
  /** The contact that is on the screen. */
  readonly idNow: () => string
  readonly channel: Channel
  readonly openedAt: Instant
  readonly customerName: string | null
  /** The call that it is: whose number, and the queue it came by; null: it is none. */
  readonly caller: ContactTyped['caller']
  /** Number of the case whose answer it tells. */
  readonly followed: string | null
  /** Undefined where its guide is not here. */
  readonly library: GuideLibrary | undefined
  /** Null before it has begun. */
  readonly run: GuideRun | null
  readonly earlyReasons: Early['reasons'] | undefined
  readonly endEarly: (reason: string) => void
  /** Undefined where there is no map yet. */
  readonly openMap: (() => void) | undefined
  /** What is registered cannot be let go of; the guide only goes on to its farewell. */
  readonly registered: boolean
  /** Why it is not let go of; null: it may be. */
  readonly kept: Kept | null
}

/** Who it is, where the guide is, and what can be done with the contact as a whole. */
export const ContactHead = memo(function ContactHead(props: Props) {
  const { t } = useWords()
  const { idNow, channel, openedAt, customerName, followed, library, run, earlyReasons, openMap } = props
  return (
    <header className={`${page.head} ${classes.head}`}>
      <div>
        <h1 title={customerName ?? undefined}>
          <ChannelIcon channel={channel} /> {customerName ?? t('guides.contact')}
        </h1>
        <small>
          {followed !== null && <b className="tn">{t('guides.ofCase', { radicado: followed })} · </b>}
          <CallSource caller={props.caller} />
          {/* Before the time, which grows by a digit while somebody types: nothing after it moves. */}
          {library !== undefined && run !== null && <StepCount library={library} run={run} />}
          {t('interactions.begun')} <When at={openedAt} />
        </small>
      </div>
      <HeadActions
        idNow={idNow}
        earlyReasons={earlyReasons}
        endEarly={props.endEarly}
        openMap={openMap}
        registered={props.registered}
        kept={props.kept}
      />
    </header>
  )
})

type ActionsProps = Pick<Props, 'idNow' | 'earlyReasons' | 'endEarly' | 'openMap' | 'registered' | 'kept'>

/** Apart from the name and the step, which change more often; nor is it rendered for another contact. */
const HeadActions = memo(function HeadActions(props: ActionsProps) {
  const { t } = useWords()
  const { idNow, earlyReasons, endEarly, openMap, registered, kept } = props
  return (
    <div className={page.actions}>
      <span className={page.back}>
        <LightButton leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => goTo('inbox')}>
          {t('shell.back')}
        </LightButton>
      </span>
      {openMap !== undefined && (
        <LightButton
          leftSection={<IconSitemap size={16} aria-hidden />}
          title={`${t('guides.map.title')} (Ctrl+G)`}
          onClick={openMap}
        >
          {t('guides.map.open')}
        </LightButton>
      )}
      {earlyReasons !== undefined && <EarlyEnd reasons={earlyReasons} end={endEarly} />}
      {!registered && <DiscardContact idNow={idNow} kept={kept} />}
    </div>
  )
})
