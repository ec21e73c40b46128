import { Button, Checkbox, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RequestKind } from '#shared/calendar/terms.ts'
import { checklistOf, checklistOutcome } from '#shared/catalogues/checklist.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { draftJson, putDraft } from '../drafts/drafts.ts'
import page from '../shell/page.module.css'
import classes from './guides.module.css'
import type { GiveAnswer, StepProps } from './StepCard.tsx'
import { ChecklistTyped, checklistField } from './step-field.ts'
import { inWords } from './words.ts'

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
  const items = checklistOf(catalogue, kind)
  const outcome = checklistOutcome(catalogue, kind, typed.ticked, typed.overrides)
  const give = (branch: 'yes' | 'no') => {
    const overrides = Object.fromEntries(
      Object.entries(typed.overrides).filter(([item, reason]) => reason.trim() !== '' && !typed.ticked.includes(item)),
    )
    answer({ kind: 'checklist', of: kind, ticked: typed.ticked, overrides, branch })
  }
  const tick = (item: string, on: boolean) => {
    contact.refuse(null)
    setTyped(({ ticked, overrides }) => ({
      overrides,
      ticked: on ? [...ticked, item] : ticked.filter((one) => one !== item),
    }))
  }
  return (
    <>
      {items.map(({ id: item, text, weight }, index) => {
        const ticked = typed.ticked.includes(item)
        return (
          <div key={item} className={classes.item}>
            <Checkbox
              autoFocus={index === 0}
              checked={ticked}
              onChange={(event) => tick(item, event.currentTarget.checked)}
              label={
                <>
                  {inWords(t, text)}{' '}
                  {weight === 'critical' && <span className={classes.critical}>{t('guides.checklist.critical')}</span>}
                </>
              }
            />
            {!ticked && weight === 'standard' && outcome.state !== 'refused' && (
              <TextInput
                aria-label={`${t('guides.checklist.reason')}: ${inWords(t, text)}`}
                placeholder={t('guides.checklist.reason')}
                maxLength={1_000}
                ml={28}
                value={typed.overrides[item] ?? ''}
                onChange={(event) => {
                  const reason = event.currentTarget.value
                  contact.refuse(null)
                  setTyped((before) => ({ ...before, overrides: { ...before.overrides, [item]: reason } }))
                }}
              />
            )}
          </div>
        )
      })}
      <div className={page.actions}>
        <Button variant={outcome.state === 'resolvable' ? 'filled' : 'default'} onClick={() => give('yes')}>
          {t('guides.checklist.yes')}
        </Button>
        <Button variant={outcome.state === 'refused' ? 'filled' : 'default'} onClick={() => give('no')}>
          {t('guides.checklist.no')}
        </Button>
      </div>
    </>
  )
}
