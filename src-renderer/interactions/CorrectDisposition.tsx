import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import { correctableUntil } from '#shared/interactions/correct-disposition.ts'
import { type DispositionLack, lackingIn } from '#shared/interactions/disposition.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { dropDraft } from '../drafts/drafts.ts'
import { SavedHint } from '../drafts/SavedHint.tsx'
import { currentCatalogue } from '../guides/guidebook.ts'
import { exactText } from '../language/format.ts'
import { sentenceOf } from '../language/sentence.ts'
import { newId, useDispatch, useWatch } from '../shell/console.ts'
import { focusForm } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LongTextarea } from '../shell/LongTextarea.tsx'
import { leadToFault } from '../shell/lead-to.ts'
import page from '../shell/page.module.css'
import { usePerson } from '../shell/person.ts'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'
import { say } from '../shell/ui-state.ts'
import { useNow } from '../shell/use-now.ts'
import { consentsFollowing, followingFrom } from './consents-following.ts'
import { DispositionAsks } from './DispositionAsks.tsx'
import { DispositionTree } from './DispositionTree.tsx'
import { DispositionTyped, dispositionOf, NOTHING_ASKED } from './disposition-typed.ts'
import { recentDispositions, rememberDisposition } from './recent-dispositions.ts'
import { useDraftState } from './use-draft-state.ts'

const MINUTE_MS = 60_000
const Typed = z.object({ open: z.boolean(), dispositionId: z.string(), asked: DispositionTyped, reason: z.string() })
const BLANK: z.infer<typeof Typed> = { open: false, dispositionId: '', asked: NOTHING_ASKED, reason: '' }

/** The author says that the contact ended otherwise, for as long as the catalogue allows; afterwards the reason why not. */
export function CorrectDisposition({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation()
  const person = usePerson()
  const now = useNow(MINUTE_MS)
  const draft = `correct:${interaction.id}`
  const [typed, keep] = useDraftState(draft, 'form', Typed, BLANK)
  /** Opened here and now, and not found open. */
  const pressed = useRef(false)
  const until = correctableUntil(interaction, currentCatalogue())
  if (until === null || interaction.advisorId !== person.id) return null
  if (instantOf(now) > until)
    return <small>{sentenceOf(t, { code: 'disposition.correctionTooLate', facts: { until } })}</small>
  if (!typed.open)
    return (
      <div className={page.actions}>
        <Button
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => {
            pressed.current = true
            keep({ open: true })
          }}
        >
          {t('interactions.correct.open')}
        </Button>
        <small>{t('interactions.correct.until', { until: exactText(until) })}</small>
      </div>
    )
  return <CorrectionForm interaction={interaction} typed={typed} keep={keep} draft={draft} isNew={pressed.current} />
}

interface FormProps {
  readonly interaction: Interaction
  readonly typed: z.infer<typeof Typed>
  readonly keep: (change: Partial<z.infer<typeof Typed>>) => void
  readonly draft: string
  /** Just opened: its first field takes the focus. */
  readonly isNew: boolean
}

function CorrectionForm({ interaction, typed, keep, draft, isNew }: FormProps) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const busy = useRef(false)
  const [tried, setTried] = useState(false)
  const [lacking, setLacking] = useState<readonly DispositionLack[]>([])
  const [refused, setRefused] = useState<Rejection | null>(null)
  const [recent] = useState(recentDispositions)
  const { customerId } = interaction
  const customer = useWatch('customers.get', customerId === null ? null : { id: customerId })?.doc ?? null
  const catalogue = currentCatalogue()
  const entry = dispositionById(catalogue, typed.dispositionId)
  const consents = consentsFollowing(interaction, typed.dispositionId)
  const topics = interaction.requests.map(({ topic }) => topic)
  const topic = topics.at(-1) ?? interaction.disposition?.topic ?? ''
  const send = async () => {
    setTried(true)
    if (entry === undefined) return leadToFault()
    const disposition = dispositionOf(catalogue, entry, typed.asked, topic)
    const lacks = lackingIn(entry, disposition, topics, instantOf(Date.now()))
    setLacking(lacks)
    if (lacks.length > 0 || typed.reason.trim() === '') return leadToFault()
    if (busy.current) return
    busy.current = true
    // As at a registration: what the customer asked for comes first, and stands whatever becomes of the correction.
    for (const { name, payload } of followingFrom(t, interaction, disposition.id, customer)) {
      const withdrawn = await dispatch(name, payload)
      if (withdrawn.ok) continue
      busy.current = false
      return setRefused(withdrawn.error)
    }
    const caseId = interaction.requests.findLast((request) => request.caseId !== null)?.caseId ?? null
    const answer = await dispatch('interaction.correctDisposition', {
      interactionId: interaction.id,
      disposition,
      replaces: interaction.disposition?.id ?? '',
      reason: typed.reason.trim(),
      case: caseId === null ? null : { caseId, entryId: newId() },
    })
    busy.current = false
    if (!answer.ok) return setRefused(answer.error)
    rememberDisposition(disposition.id)
    keep(BLANK)
    await dropDraft(draft)
    say(t('interactions.correct.done'))
  }
  useKeys({ 'Ctrl+Enter': () => void send() })
  return (
    <section
      ref={isNew ? focusForm : null}
      className={`${page.card} ${page.now}`}
      aria-label={t('interactions.correct.open')}
    >
      <h2>{t('interactions.correct.open')}</h2>
      <DispositionTree
        catalogue={catalogue}
        direction={interaction.direction}
        chosen={typed.dispositionId}
        choose={({ id }) => keep({ dispositionId: id })}
        recent={recent}
        error={tried && entry === undefined ? t('interactions.lacking.disposition') : null}
      />
      {entry !== undefined && (
        <DispositionAsks
          entry={entry}
          typed={typed.asked}
          keep={(change) => keep({ asked: { ...typed.asked, ...change } })}
          asksTopic={entry.requires.topic && topic === ''}
          lacking={lacking}
        />
      )}
      {consents !== null && <Sentence tone="warn">{t(`interactions.correct.consents.${consents}`)}</Sentence>}
      <LongTextarea
        label={t('interactions.correct.why')}
        description={t('interactions.correct.whyHint')}
        rows={2}
        longest={1_000}
        value={typed.reason}
        error={tried && typed.reason.trim() === '' ? t('rejection.disposition.lacksReason') : undefined}
        onChange={(event) => keep({ reason: event.currentTarget.value })}
      />
      {refused !== null && <Refusal why={refused} />}
      <div className={page.actions}>
        <Button variant="filled" rightSection={<kbd>Ctrl ↵</kbd>} onClick={() => void send()}>
          {t('interactions.correct.send')}
        </Button>
        <Button variant="subtle" onClick={() => keep({ open: false })}>
          {t('shell.cancel')}
        </Button>
        <SavedHint contact={draft} unsent />
      </div>
    </section>
  )
}
