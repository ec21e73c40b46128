import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RequestKind } from '#shared/calendar/terms.ts'
import { mayBeSolved } from '#shared/catalogues/checklist.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { draftJson, putDraft } from '../drafts/drafts.ts'
import { useFollowed } from '../drafts/use-followed.ts'
import { ChecklistItems, overridesOf } from '../guides/ChecklistItems.tsx'
import { currentCatalogue } from '../guides/guidebook.ts'
import { ChecklistTyped, checklistField } from '../guides/step-field.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'
import { Sentence } from '../shell/Sentence.tsx'

type Typed = z.infer<typeof ChecklistTyped>

interface Props {
  readonly contactId: string
  readonly requestId: string
  readonly kind: RequestKind
  readonly branch: 'yes' | 'no' | null
  /** SI was chosen, with the reasons for what is not ticked; null: what it was chosen by has changed. */
  readonly decide: (overrides: Record<string, string> | null) => void
  readonly escalate: () => void
  /** That it was tried to register with a SI that nothing stands behind. */
  readonly undecided: boolean
}

/** *¿Se puede solucionar en primer contacto?* of a form; what must be true for SI depends on what is asked. */
export function RequestChecklist({ kind, ...props }: Omit<Props, 'kind'> & { readonly kind: RequestKind | '' }) {
  const { t } = useTranslation()
  if (kind !== '') return <ChecklistOfKind kind={kind} {...props} />
  return (
    <fieldset className={page.actions} aria-label={t('interactions.firstContact')}>
      <span>{t('interactions.firstContact')}</span>
      <Button onClick={props.escalate}>{t('interactions.noEscalate')}</Button>
      <small>{t('interactions.kindFirst')}</small>
    </fieldset>
  )
}

/** By the same checklist as a guide's (P1, step 3). */
function ChecklistOfKind({ contactId, requestId, kind, branch, decide, escalate, undecided }: Props) {
  const { t } = useTranslation()
  const catalogue = currentCatalogue()
  const field = checklistField(requestId, null, kind)
  const read = () => ChecklistTyped.catch({ ticked: [], overrides: {} }).parse(draftJson(contactId, field))
  const [typed, setTyped] = useState<Typed>(read)
  useFollowed(contactId, field, () => setTyped(read()))
  const [refused, setRefused] = useState<Rejection | null>(null)
  useEffect(() => {
    // A checklist that nobody has touched is no draft.
    if (typed.ticked.length > 0 || Object.keys(typed.overrides).length > 0)
      putDraft(contactId, field, JSON.stringify(typed))
  }, [contactId, field, typed])
  const change = (next: (before: Typed) => Typed) => {
    setRefused(null)
    if (branch === 'yes') decide(null)
    setTyped(next)
  }
  const solve = () => {
    const may = mayBeSolved(catalogue, kind, typed.ticked, typed.overrides)
    setRefused(may.ok ? null : may.error)
    decide(may.ok ? overridesOf(typed) : null)
  }
  return (
    <fieldset className={page.form} aria-label={t('interactions.firstContact')}>
      <span>{t('interactions.firstContact')}</span>
      <ChecklistItems kind={kind} catalogue={catalogue} typed={typed} change={change} />
      <div className={page.actions}>
        <Button aria-pressed={branch === 'yes'} variant={branch === 'yes' ? 'light' : 'default'} onClick={solve}>
          {t('interactions.solvedNow')}
        </Button>
        <Button aria-pressed={branch === 'no'} variant={branch === 'no' ? 'light' : 'default'} onClick={escalate}>
          {t('interactions.noEscalate')}
        </Button>
      </div>
      {refused !== null && <Refusal why={refused} />}
      {refused === null && undecided && <Sentence tone="bad">{t('interactions.lacking.branch')}</Sentence>}
    </fieldset>
  )
}
