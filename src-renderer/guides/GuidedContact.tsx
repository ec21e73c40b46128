import { Button, Textarea } from '@mantine/core'
import { IconArrowLeft, IconSitemap } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Channel } from '#shared/customers/schema.ts'
import { isRegistered } from '#shared/guides/runner.ts'
import { type GuideView, view } from '#shared/guides/view.ts'
import { CaseId, CustomerId } from '#shared/kernel/ids.ts'
import { useCentralCard } from '../customers/central/central-search.ts'
import { dropDraft, useDrafts } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { ChannelIcon } from '../interactions/ChannelIcon.tsx'
import { CONTACT_FORM, type ContactTyped, contactFromDraft } from '../interactions/contact-values.ts'
import { DiscardContact } from '../interactions/DiscardContact.tsx'
import { sentenceOf } from '../language/sentence.ts'
import { useWatch } from '../shell/console.ts'
import { useKeys } from '../shell/keys.ts'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { When } from '../shell/When.tsx'
import { DoneSteps } from './DoneSteps.tsx'
import { EarlyEnd } from './EarlyEnd.tsx'
import { currentLibrary } from './guidebook.ts'
import { StepCard } from './StepCard.tsx'
import { scriptValues } from './script-values.ts'
import { useGuidedContact } from './use-guided-contact.ts'
import { inWords } from './words.ts'

const GuideMapDialog = lazy(() => import('./map/GuideMapDialog.tsx').then((m) => ({ default: m.GuideMapDialog })))

/** How many of the next steps are shown, pale. */
const AHEAD = 3

/** A contact led by its guide (P1): what is done folded, the step that is, and what likely comes. */
export function GuidedContact({ id, beginning }: { id: string; beginning: ContactTyped }) {
  const { t } = useTranslation()
  const person = usePerson()
  const drafted = useDrafts(({ texts }) => contactFromDraft(texts?.[id]?.[CONTACT_FORM])?.customerId)
  const watched = CustomerId.safeParse(drafted === undefined ? beginning.customerId : drafted)
  const shown = useWatch('customers.get', watched.success ? { id: watched.data } : null)
  // Chosen at the centre: what the guide asks of the customer is answered by the centre's card.
  const ofCentre = useCentralCard(shown === null && watched.success ? watched.data : null)
  const customer = shown?.doc ?? ofCentre
  const follows = CaseId.safeParse(beginning.followsCaseId)
  const followed = useWatch('cases.get', follows.success ? { id: follows.data } : null)?.doc ?? null
  const contact = useGuidedContact(id, beginning, customer, followed)
  const { typed, library } = contact
  const seen: GuideView | null = library === undefined || typed.run === null ? null : view(library, typed.run)
  const request = typed.requests[typed.run?.current?.request ?? typed.requests.length - 1]
  const caseId = CaseId.safeParse(request?.caseId)
  const escalated = useWatch('cases.get', caseId.success ? { id: caseId.data } : null)?.doc ?? null
  // What is registered cannot be let go of; the guide only goes on to its farewell.
  const registered = library !== undefined && typed.run !== null && isRegistered(library, typed.run)
  const ended = seen !== null && seen.current === null
  useEffect(() => {
    if (!ended) return
    void dropDraft(id)
    say(t('guides.ended'))
    goTo('inbox')
  }, [ended, id, t])

  const [mapOpen, setMapOpen] = useState(false)
  const hasMap = library !== undefined && typed.run !== null
  useKeys(hasMap ? { 'Ctrl+G': () => setMapOpen((open) => !open) } : {})

  const body = useRef<HTMLDivElement>(null)
  const position = `${typed.run?.trail.length ?? -1}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step that is comes into sight whenever it is another
  useEffect(() => {
    body.current?.querySelector('[data-step]')?.scrollIntoView({ block: 'nearest' })
  }, [position])

  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <h1>
            <ChannelIcon channel={typed.channel} /> {customer?.name ?? t('guides.contact')}
          </h1>
          <small>
            {t('interactions.begun')} <When at={typed.openedAt} />
            {seen?.current != null &&
              ` · ${t('guides.step', { step: seen.done.length + 1, steps: seen.done.length + seen.remaining })}`}
          </small>
        </div>
        <div className={page.actions}>
          <Button
            className={page.back}
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => goTo('inbox')}
          >
            {t('shell.back')}
          </Button>
          {hasMap && (
            <Button
              leftSection={<IconSitemap size={16} aria-hidden />}
              title={`${t('guides.map.title')} (Ctrl+G)`}
              onClick={() => setMapOpen(true)}
            >
              {t('guides.map.open')}
            </Button>
          )}
          {seen?.current != null && <EarlyEnd reasons={seen.current.earlyReasons} end={contact.endEarly} />}
          {!registered && <DiscardContact id={id} escalated={typed.requests.some((one) => one.caseId !== null)} />}
        </div>
      </header>
      <div className={page.body} ref={body}>
        {typed.run === null ? (
          <ChannelChoice guideId={typed.guideId} choose={contact.chooseChannel} />
        ) : contact.reading ? null : library === undefined ? (
          <Sentence tone="bad">
            {t('guides.gone')} {t('guides.goneHint')}
          </Sentence>
        ) : (
          seen !== null && (
            <>
              <DoneSteps library={library} done={seen.done} customerName={customer?.name ?? null} back={contact.back} />
              {contact.remark !== null && <Sentence tone="warn">{contact.remark}</Sentence>}
              {seen.current !== null && (
                <StepCard
                  key={`${position} ${seen.current.step.id}`}
                  id={id}
                  contact={contact}
                  library={library}
                  run={typed.run}
                  current={seen.current}
                  followed={followed}
                  values={scriptValues(t, library, typed.run, {
                    advisor: person.name,
                    customer,
                    case: followed ?? escalated,
                  })}
                />
              )}
              {contact.refused !== null && <Sentence tone="bad">{sentenceOf(t, contact.refused)}</Sentence>}
              {seen.ahead.length > 0 && (
                <p style={{ color: 'var(--mc-text3)' }}>
                  {t('guides.ahead')}:{' '}
                  {seen.ahead
                    .slice(0, AHEAD)
                    .map(({ step }) => inWords(t, step.label))
                    .join(' → ')}
                </p>
              )}
            </>
          )
        )}
      </div>
      {mapOpen && library !== undefined && typed.run !== null && (
        <Suspense fallback={null}>
          <GuideMapDialog
            library={library}
            guideId={typed.run.guideId}
            run={typed.run}
            done={new Set(registered ? [] : (seen?.done ?? []).flatMap(({ step }) => step?.id ?? []))}
            back={(stepId) => {
              const entry = seen?.done.findLast(({ step }) => step?.id === stepId)
              if (entry !== undefined) contact.back(stepId, entry.request)
            }}
            close={() => setMapOpen(false)}
          />
        </Suspense>
      )}
      <footer className={page.stick}>
        <Textarea
          aria-label={t('interactions.field.notes')}
          autosize
          minRows={1}
          maxRows={6}
          style={{ flex: '1 1 100%' }}
          placeholder={t('interactions.field.notes')}
          maxLength={4_000}
          value={typed.notes}
          onChange={(event) => contact.keep({ notes: event.currentTarget.value })}
        />
        <SavedHint contact={id} />
      </footer>
    </div>
  )
}

/** Where the channel did not come with the contact it is asked first: the guide begins from it (P1, step 1). */
function ChannelChoice({ guideId, choose }: { guideId: string; choose: (channel: Channel) => void }) {
  const { t } = useTranslation()
  const channels = currentLibrary().guide(guideId)?.channels ?? Channel.options
  useKeys(Object.fromEntries(channels.map((channel, index) => [`${index + 1}`, () => choose(channel)])))
  return (
    <section className={`${page.card} ${page.now}`} data-step="canal" aria-label={t('guides.askChannel')}>
      <h2>{t('guides.askChannel')}</h2>
      <div className={page.actions}>
        {channels.map((channel, index) => (
          <Button key={channel} leftSection={<kbd>{index + 1}</kbd>} onClick={() => choose(channel)}>
            {t(`channel.${channel}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
