import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { RequestKind } from '#shared/calendar/terms.ts'
import { checklistOf, checklistOutcome } from '#shared/catalogues/checklist.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import classes from './guides.module.css'
import type { ChecklistTyped } from './step-field.ts'
import { inWords } from './words.ts'

type Typed = z.infer<typeof ChecklistTyped>

/** The reasons of what is not ticked, as they are kept. */
export const overridesOf = ({ ticked, overrides }: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(overrides).filter(([item, reason]) => reason.trim() !== '' && !ticked.includes(item)),
  )

interface Props {
  readonly kind: RequestKind
  readonly catalogue: Catalogue
  readonly typed: Typed
  readonly change: (next: (before: Typed) => Typed) => void
  readonly autoFocus?: boolean
}

/** The sentences of a kind's first-contact checklist, to be ticked; a standard one that is not takes a reason. */
export function ChecklistItems({ kind, catalogue, typed, change, autoFocus = false }: Props) {
  const { t } = useTranslation()
  const outcome = checklistOutcome(catalogue, kind, typed.ticked, typed.overrides)
  const tick = (item: string, on: boolean) =>
    change(({ ticked, overrides }) => ({
      overrides,
      ticked: on ? [...ticked, item] : ticked.filter((one) => one !== item),
    }))
  return checklistOf(catalogue, kind).map(({ id: item, text, weight }, index) => {
    const ticked = typed.ticked.includes(item)
    return (
      <div key={item} className={classes.item}>
        <Checkbox
          autoFocus={autoFocus && index === 0}
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
              change((before) => ({ ...before, overrides: { ...before.overrides, [item]: reason } }))
            }}
          />
        )}
      </div>
    )
  })
}
