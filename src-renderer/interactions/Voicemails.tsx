import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconHeadphones, IconMicrophone, IconPhone, IconX } from '@tabler/icons-react'
import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { messageOf } from '#shared/telephony/call-record.ts'
import { countText } from '../language/format.ts'
import { Recordings } from '../recordings/Recordings.tsx'
import recordings from '../recordings/recordings.module.css'
import { useConsole, useDispatch } from '../shell/console.ts'
import { PagedSection } from '../shell/PagedSection.tsx'
import page from '../shell/page.module.css'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { usePages } from '../shell/use-pages.ts'
import { When } from '../shell/When.tsx'
import { CallerName } from '../telephony/CallerName.tsx'
import { contactOfVoicemail, customerOf } from '../telephony/call-contact.ts'
import { callNumber } from '../telephony/call-customer.ts'
import { usePhone } from '../telephony/phone-state.ts'
import { clockText, numberText } from '../telephony/words.ts'

/** *Buzón*: messages that customers left for the team and that nobody has taken. */
export const Voicemails = memo(function Voicemails() {
  const { t } = useTranslation()
  const left = usePages('interactions.voicemails', {})
  const [refused, setRefused] = useState<Rejection | null>(null)
  if (left.length === 0 && refused === null) return null
  return (
    <>
      <h2 className={page.section}>
        {t('interactions.voicemails')}{' '}
        <span className={page.n}>{left.total === undefined ? '' : countText(t, left.total)}</span>
      </h2>
      {refused !== null && <Refusal why={refused} />}
      <PagedSection
        pages={left}
        label={t('interactions.voicemails')}
        rowHeight={52}
        keyOf={({ doc }) => doc.id}
        render={({ doc }) => <VoicemailItem interaction={doc} refuse={setRefused} />}
      />
    </>
  )
})

interface Props {
  readonly interaction: Interaction
  /** Says above the list why it was not given: the item itself goes when another has it. */
  readonly refuse: (refused: Rejection | null) => void
}

function VoicemailItem({ interaction, refuse }: Props) {
  const { t } = useTranslation()
  const console = useConsole()
  const dispatch = useDispatch()
  const busy = useRef(false)
  const { id, call, openedAt } = interaction
  const number = call?.number ?? null
  const message = call === undefined ? null : messageOf(call)
  const [listens, setListens] = useState(false)
  const dials = usePhone(({ account }) => account.state === 'here') && number !== null
  const who = numberText(t, number)
  const take = async (thenCall: boolean) => {
    if (busy.current) return
    busy.current = true
    const told = await dispatch('call.takeVoicemail', { interactionId: id })
    busy.current = false
    refuse(told.ok ? null : told.error)
    if (!told.ok) return
    contactOfVoicemail(interaction, await customerOf(console, number))
    goTo('inbox', id)
    if (thenCall && number !== null) await callNumber(t, console, number, null)
  }
  return (
    <>
      <div className={page.item}>
        <IconMicrophone size={16} aria-hidden />
        <span>
          <CallerName number={number} />
          <small className="tn">
            {t('interactions.voicemail', { length: clockText((message?.seconds ?? 0) * 1_000) })} ·{' '}
            <When at={openedAt} />
          </small>
        </span>
        <span className={`${page.r} ${recordings.act}`}>
          <Tooltip label={t('recordings.listenTo', { who })}>
            <ActionIcon
              size={32}
              variant="default"
              aria-label={t('recordings.listenTo', { who })}
              aria-expanded={listens}
              onClick={() => setListens(!listens)}
            >
              {listens ? <IconX size={16} aria-hidden /> : <IconHeadphones size={16} aria-hidden />}
            </ActionIcon>
          </Tooltip>
          {dials && (
            <Tooltip label={t('interactions.callVoicemailOf', { who })}>
              <ActionIcon
                size={32}
                variant="default"
                aria-label={t('interactions.callVoicemailOf', { who })}
                onClick={() => void take(true)}
              >
                <IconPhone size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <Button
            variant="default"
            size="xs"
            aria-label={t('interactions.takeVoicemailOf', { who })}
            onClick={() => void take(false)}
          >
            {t('interactions.takeVoicemail')}
          </Button>
        </span>
      </div>
      {listens && <Recordings interaction={interaction} />}
    </>
  )
}
