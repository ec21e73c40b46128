import { lazy, memo, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { isRegistered } from '#shared/guides/runner.ts'
import { viewNow } from '#shared/guides/view.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { CaseId, CustomerId } from '#shared/kernel/ids.ts'
import { useCentralCard } from '../customers/central/central-search.ts'
import { useOneCustomer } from '../customers/use-one-customer.ts'
import { dropDraft, useDrafts } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { Continues } from '../interactions/Continues.tsx'
import type { ContactTyped } from '../interactions/contact-values.ts'
import type { Kept } from '../interactions/discard.ts'
import { EarlierNotes } from '../interactions/EarlierNotes.tsx'
import { useWords } from '../language/use-words.ts'
import { ContactRecordings } from '../recordings/ContactRecordings.tsx'
import { usePainted } from '../shell/after-paint.ts'
import { useDispatch, useWatch } from '../shell/console.ts'
import { focusWhereNone } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { goTo } from '../shell/place.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { LostCall } from '../telephony/LostCall.tsx'
import { Ahead } from './Ahead.tsx'
import { giveLastNotes } from './after-registration.ts'
import { ChannelChoice } from './ChannelChoice.tsx'
import { ContactHead } from './ContactHead.tsx'
import { ContactNotes } from './ContactNotes.tsx'
import { DoneSteps } from './DoneSteps.tsx'
import classes from './guides.module.css'
import { StepCard } from './StepCard.tsx'
import { scriptValues } from './script-values.ts'
import { isStepField } from './step-field.ts'
import { useGuidedContact } from './use-guided-contact.ts'

const GuideMapDialog = lazy(() => import('./map/GuideMapDialog.tsx').then((m) => ({ default: m.GuideMapDialog })))

interface Props {
  readonly id: string
  readonly typed: ContactTyped
  /** What stands on it already: of who had it before. */
  readonly notes: Interaction['notes'] | undefined
  /** Why it is not let go of; null: it may be. */
  readonly kept: Kept | null
  /** Its call was cut off, and has to be called back. */
  readonly lost: Interaction | undefined
}

const NO_EMAILS: readonly string[] = []

const stepsFollowed = (fields: Readonly<Record<string, number>> = {}): number =>
  Object.entries(fields).reduce((count, [field, times]) => (isStepField(field) ? count + times : count), 0)

/**
 * A contact led by its guide (P1): what is done folded, the step that is, and what likely comes. The same one shows
 * whichever contact is open, so that going from one to another changes only what differs: what is kept in it names its
 * contact.
 */
export const GuidedContact = memo(function GuidedContact({ id, typed, notes, kept, lost }: Props) {
  const { t } = useWords()
  const person = usePerson()
  const watched = CustomerId.safeParse(typed.customerId)
  const card = useWatch('customers.get', watched.success ? { id: watched.data } : null)
  // Chosen at the centre: what the guide asks of the customer is answered by the centre's card.
  const ofCentre = useCentralCard(card === null && watched.success ? watched.data : null)
  const customer = useOneCustomer(card?.doc ?? ofCentre ?? null)
  const follows = CaseId.safeParse(typed.followsCaseId)
  const followed = useWatch('cases.get', follows.success ? { id: follows.data } : null)?.doc ?? null
  const contact = useGuidedContact(id, typed, customer, followed)
  const { library } = contact
  const seen = library === undefined || typed.run === null ? null : viewNow(library, typed.run)
  const request = typed.requests[typed.run?.current?.request ?? typed.requests.length - 1]
  const caseId = CaseId.safeParse(request?.caseId)
  const escalated = useWatch('cases.get', caseId.success ? { id: caseId.data } : null)?.doc ?? null
  // What is foretold comes a frame after the step that somebody waits for.
  const now = useMemo(() => ({ id, run: typed.run }), [id, typed.run])
  const before = usePainted(now)
  const painted = before.id === id ? before.run : typed.run
  const registered = library !== undefined && typed.run !== null && isRegistered(library, typed.run)
  const ended = seen !== null && seen.current === null
  // What another page typed at the step is shown by a step that begins anew.
  const fromElsewhere = useDrafts(({ followed }) => stepsFollowed(followed[id]))
  const [mapOf, setMapOf] = useState<string | null>(null)
  const hasMap = library !== undefined && typed.run !== null
  useKeys(hasMap ? { 'Ctrl+G': () => setMapOf((open) => (open === id ? null : id)) } : {})
  // What the head does, it does with the contact that is on the screen: it is the same for all of them.
  const shown = useRef({ id, endEarly: contact.endEarly, refuse: contact.refuse })
  useLayoutEffect(() => {
    shown.current = { id, endEarly: contact.endEarly, refuse: contact.refuse }
  })
  const idNow = useCallback(() => shown.current.id, [])
  const openMap = useCallback(() => setMapOf(shown.current.id), [])
  const endEarly = useCallback((reason: string) => shown.current.endEarly(reason), [])
  const reasons = seen?.current?.earlyReasons
  const reasonIds = reasons?.map((reason) => reason.id).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same reasons come as a new array at each step
  const earlyReasons = useMemo(() => reasons, [library, reasonIds])

  const dispatch = useDispatch()
  useEffect(() => {
    if (!ended) return
    const { refuse } = shown.current
    void (registered ? giveLastNotes(dispatch, id) : Promise.resolve(null)).then((why) => {
      if (why !== null) return refuse(why)
      void dropDraft(id)
      say(t('guides.ended'))
      if (shown.current.id === id) goTo('inbox')
    })
  }, [ended, registered, id, t, dispatch])

  const body = useRef<HTMLDivElement>(null)
  const position = `${id} ${typed.run?.trail.length ?? -1}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step that is comes into sight whenever it is another
  useEffect(() => {
    const all = body.current
    const step = all?.querySelector<HTMLElement>('[data-step]') ?? null
    // Most steps are in sight as they come; asking the browser costs more than looking.
    if (all !== null && all.scrollHeight > all.clientHeight) step?.scrollIntoView({ block: 'nearest' })
    // What was pressed went away with its step: where nothing in this one takes the focus, the step itself does.
    return step === null ? undefined : focusWhereNone(step)
  }, [position])

  return (
    <div className={page.page}>
      <ContactHead
        idNow={idNow}
        channel={typed.channel}
        openedAt={typed.openedAt}
        customerName={customer?.name ?? null}
        caller={typed.caller}
        followed={followed?.radicado ?? null}
        library={library}
        run={painted}
        earlyReasons={earlyReasons}
        endEarly={endEarly}
        openMap={hasMap ? openMap : undefined}
        registered={registered}
        kept={kept}
      />
      <div className={page.body} ref={body}>
        {typed.continues !== null && <Continues contact={typed.continues} />}
        {typed.channel === 'voicemail' && <ContactRecordings id={id} />}
        {typed.run === null ? (
          <ChannelChoice key={id} typed={typed} followed={followed} choose={contact.chooseChannel} />
        ) : contact.reading ? null : library === undefined ? (
          <Sentence tone="bad">
            {t('guides.gone')} {t('guides.goneHint')}
          </Sentence>
        ) : (
          seen !== null && (
            <>
              <DoneSteps
                library={library}
                done={seen.done}
                customerName={customer?.name ?? null}
                requests={typed.requests}
                back={contact.back}
              />
              {contact.remark !== null && <Sentence tone="warn">{contact.remark}</Sentence>}
              {seen.current !== null && (
                <StepCard
                  key={`${position} ${seen.current.step.id} ${fromElsewhere}`}
                  id={id}
                  contact={contact}
                  library={library}
                  run={typed.run}
                  current={seen.current}
                  followed={followed}
                  emails={customer?.emails ?? NO_EMAILS}
                  values={scriptValues(t, library, typed.run, {
                    advisor: person.name,
                    customer,
                    case: followed ?? escalated,
                  })}
                />
              )}
              {contact.refused !== null && <Refusal why={contact.refused} />}
              {painted !== null && <Ahead library={library} run={painted} />}
            </>
          )
        )}
      </div>
      {mapOf === id && library !== undefined && typed.run !== null && (
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
            close={() => setMapOf(null)}
          />
        </Suspense>
      )}
      <LostCall lost={lost} />
      <footer className={`${page.stick} ${classes.foot}`}>
        {notes !== undefined && notes.length > 0 && <EarlierNotes notes={notes} />}
        <ContactNotes id={id} keep={contact.keep} />
        <SavedHint contact={id} />
      </footer>
    </div>
  )
})
