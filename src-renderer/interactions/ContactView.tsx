import { IconInbox } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { takenFrom } from '#shared/telephony/call-holders.ts'
import { lostCallOf } from '#shared/telephony/missed-calls.ts'
import { exactText } from '../language/format.ts'
import { Recordings } from '../recordings/Recordings.tsx'
import { useWatch } from '../shell/console.ts'
import { Empty } from '../shell/Empty.tsx'
import { Page } from '../shell/Page.tsx'
import { PendingTag } from '../shell/PendingTag.tsx'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { Starting } from '../shell/Starting.tsx'
import { setUi } from '../shell/ui-state.ts'
import { useNames } from '../shell/use-actor.ts'
import { CallStory } from '../telephony/CallStory.tsx'
import { LostCall } from '../telephony/LostCall.tsx'
import { Continues } from './Continues.tsx'
import { CorrectDisposition } from './CorrectDisposition.tsx'
import { DispositionFacts } from './DispositionFacts.tsx'
import { RequestFacts } from './RequestFacts.tsx'
import { SurveyFacts } from './SurveyFacts.tsx'

/** Who has a contact that is still open, where it is somebody else: a call that was transferred, or taken by a coordinator. */
function GoesOnWith({ interaction: { state, advisorId, call } }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const me = usePerson()
  const names = useNames()
  if (state !== 'open' || advisorId === null || advisorId === me.id) return null
  const name = names(advisorId)
  const taken = call !== undefined && takenFrom(call, me.id) === advisorId
  return (
    <Sentence tone="info">
      {taken && `${t('interactions.taken', { name: name ?? t('phone.coordinator') })} `}
      {name === undefined ? t('interactions.goesOnWithColleague') : t('interactions.goesOnWith', { name })}
    </Sentence>
  )
}

/** A contact that is not written here: one that was registered, as it was said, or one that somebody else has now. */
export function ContactView({ id }: { id: string }) {
  const { t } = useTranslation()
  const me = usePerson()
  const parsed = InteractionId.safeParse(id)
  const shown = useWatch('interactions.get', parsed.success ? { id: parsed.data } : null)
  const customerId = shown?.doc.customerId ?? null
  const customer = useWatch('customers.get', customerId === null ? null : { id: customerId })
  useEffect(() => setUi({ customerId }), [customerId])
  if (!parsed.success || shown === null)
    return (
      <Empty icon={IconInbox} title={t('interactions.notHere')}>
        <p>{t('interactions.notHereHint')}</p>
      </Empty>
    )
  if (shown === undefined) return <Starting what="shell.reading" />
  const { doc } = shown
  return (
    <Page
      title={customer?.doc.name ?? t('interactions.noCustomer')}
      hint={
        <>
          {t(`channel.${doc.channel}`)} · {t(`direction.${doc.direction}`)} · {exactText(doc.openedAt)}{' '}
          <PendingTag pending={shown.pending} />
        </>
      }
    >
      {doc.continues !== undefined && <Continues contact={doc.continues} />}
      <GoesOnWith interaction={doc} />
      <LostCall lost={lostCallOf(doc, me.id)} />
      <Recordings interaction={doc} />
      <DispositionFacts interaction={doc} />
      <CallStory interaction={doc} />
      <SurveyFacts interaction={doc} />
      <CorrectDisposition interaction={doc} />
      {doc.requests.map((request) => (
        <RequestFacts key={request.id} interaction={doc} request={request} />
      ))}
      {doc.notes.map((note) => (
        <p key={note.id} className={page.text}>
          {note.text}
        </p>
      ))}
    </Page>
  )
}
