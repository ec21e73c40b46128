import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RequestKind } from '#shared/calendar/terms.ts'
import { checklistOutcome } from '#shared/catalogues/checklist.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { draftJson, putDraft } from '../drafts/drafts.ts'
import { useKeys } from '../shell/keys.ts'
import page from '../shell/page.module.css'
import { ChecklistItems, overridesOf } from './ChecklistItems.tsx'
import { ChecklistTyped, checklistField } from './step-field.ts'
import type { GiveAnswer, StepProps } from './step-props.ts'

type Typed = z.infer<typeof ChecklistTyped>

interface Props extends StepProps {
  readonly kind: RequestKind
  readonly catalogue: Catalogue
  readonly answer: GiveAnswer
}

/** *¿Se puede solucionar en primer contacto?*: critical sentences refuse SI, standard ones may be overridden with a reason. */
export function StepChecklist({ id, current, contact, kind, catalogue, answer }: Props) {
  const { t } = useTranslation()
  const field = checklistField(current.step.id, current.request, kind)
  const remembered = current.remembered?.kind === 'checklist' ? current.remembered : null
  const [typed, setTyped] = useState<Typed>(() =>
    ChecklistTyped.catch({ ticked: remembered?.ticked ?? [], overrides: remembered?.overrides ?? {} }).parse(
      draftJson(id, field),
    ),
  )
  useEffect(() => putDraft(id, field, JSON.stringify(typed)), [id, field, typed])
  const outcome = checklistOutcome(catalogue, kind, typed.ticked, typed.overrides)
  const give = (branch: 'yes' | 'no') => {
    answer({ kind: 'checklist', of: kind, ticked: typed.ticked, overrides: overridesOf(typed), branch })
  }
  // Where one decides to escalate, by the key that also sends the escalation.
  useKeys({ 'Ctrl+E': () => give('no') })
  const change = (next: (before: Typed) => Typed) => {
    contact.refuse(null)
    setTyped(next)
  }
  return (
    <>
      <ChecklistItems kind={kind} catalogue={catalogue} typed={typed} change={change} autoFocus />
      <div className={page.actions}>
        <Button variant={outcome.state === 'resolvable' ? 'filled' : 'default'} onClick={() => give('yes')}>
          {t('guides.checklist.yes')}
        </Button>
        <Button
          variant={outcome.state === 'refused' ? 'filled' : 'default'}
          rightSection={<kbd>Ctrl E</kbd>}
          aria-keyshortcuts="Control+E"
          onClick={() => give('no')}
        >
          {t('guides.checklist.no')}
        </Button>
      </div>
    </>
  )
}
