import { Button } from '@mantine/core'
import { IconArrowLeft, IconSitemap } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '#shared/customers/schema.ts'
import type { EarlyEnd as Early } from '#shared/guides/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { ChannelIcon } from '../interactions/ChannelIcon.tsx'
import { DiscardContact } from '../interactions/DiscardContact.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { When } from '../shell/When.tsx'
import { EarlyEnd } from './EarlyEnd.tsx'

interface Props {
  readonly id: string
  readonly channel: Channel
  readonly openedAt: Instant
  readonly customerName: string | null
  /** Undefined where there is no step. */
  readonly step: number | undefined
  readonly steps: number
  readonly earlyReasons: Early['reasons'] | undefined
  readonly endEarly: (reason: string) => void
  /** Undefined where there is no map yet. */
  readonly openMap: (() => void) | undefined
  /** What is registered cannot be let go of; the guide only goes on to its farewell. */
  readonly registered: boolean
  readonly escalated: boolean
}

/** Who it is, where the guide is, and what can be done with the contact as a whole. */
export const ContactHead = memo(function ContactHead(props: Props) {
  const { t } = useTranslation()
  const { id, channel, openedAt, customerName, step, steps, earlyReasons, openMap } = props
  return (
    <header className={page.head}>
      <div>
        <h1>
          <ChannelIcon channel={channel} /> {customerName ?? t('guides.contact')}
        </h1>
        <small>
          {t('interactions.begun')} <When at={openedAt} />
          {step !== undefined && ` · ${t('guides.step', { step, steps })}`}
        </small>
      </div>
      <HeadActions
        id={id}
        earlyReasons={earlyReasons}
        endEarly={props.endEarly}
        openMap={openMap}
        registered={props.registered}
        escalated={props.escalated}
      />
    </header>
  )
})

type ActionsProps = Pick<Props, 'id' | 'earlyReasons' | 'endEarly' | 'openMap' | 'registered' | 'escalated'>

/** Apart from the name and the number of the step, which change more often. */
const HeadActions = memo(function HeadActions(props: ActionsProps) {
  const { t } = useTranslation()
  const { id, earlyReasons, endEarly, openMap, registered, escalated } = props
  return (
    <div className={page.actions}>
      <Button className={page.back} leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => goTo('inbox')}>
        {t('shell.back')}
      </Button>
      {openMap !== undefined && (
        <Button
          leftSection={<IconSitemap size={16} aria-hidden />}
          title={`${t('guides.map.title')} (Ctrl+G)`}
          onClick={openMap}
        >
          {t('guides.map.open')}
        </Button>
      )}
      {earlyReasons !== undefined && <EarlyEnd id={id} reasons={earlyReasons} end={endEarly} />}
      {!registered && <DiscardContact id={id} escalated={escalated} />}
    </div>
  )
})
