import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import type { Condition } from '#shared/guides/condition.ts'
import { isMovable } from '#shared/guides/edit.ts'
import { askStep, newCondition } from '#shared/guides/edit-conditions.ts'
import { isAnswered } from '#shared/guides/library.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import page from '../shell/page.module.css'
import { ConditionFields } from './ConditionFields.tsx'
import { conditionWords } from './condition-words.ts'
import classes from './guidebook.module.css'
import { Problems, type WrittenProblem } from './Problems.tsx'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly step: Step
  readonly problems: readonly WrittenProblem[]
  readonly lead: (guide: Guide) => void
}

/** Whether a step is for every contact or only for some; what the law or the registration needs is read, not edited. */
export function StepWhen({ guide, edition, step, problems, lead }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  /** The button that was pressed here goes away with what it did: the focus goes to what is there instead. */
  const pressed = useRef(false)
  const when = isAnswered(step) ? step.when : undefined
  const has = when !== undefined
  useEffect(() => {
    if (!pressed.current) return
    pressed.current = false
    focusSoon(root.current?.querySelector<HTMLElement>(has ? 'select' : 'button') ?? null)
  }, [has])
  if (!isAnswered(step)) return null
  const change = (condition: Condition | null) => {
    pressed.current = (condition === null) === has
    lead(askStep(guide, step.id, condition))
  }
  const editable = isMovable(step)
  if (when === undefined && !editable) return null
  const name = <span className="vh"> {inWords(t, step.label)}</span>
  return (
    <div ref={root} className={classes.when}>
      {when !== undefined && (
        <p>{t('guidebook.when.only', { condition: conditionWords(t, guide, when, edition.catalogue) })}</p>
      )}
      {when !== undefined && !editable && <small>{t('guidebook.when.fixed')}</small>}
      <Problems of={problems} />
      {editable && (
        <div className={page.actions}>
          {when === undefined ? (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => {
                change(newCondition())
                setOpen(true)
              }}
            >
              {t('guidebook.when.add')}
              {name}
            </Button>
          ) : (
            <>
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPencil size={14} aria-hidden />}
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {t('guidebook.when.edit')}
                {name}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => change(null)}>
                {t('guidebook.when.always')}
                {name}
              </Button>
            </>
          )}
        </div>
      )}
      {editable && isOpen && when !== undefined && (
        <div className={classes.condition} data-condition>
          <ConditionFields guide={guide} edition={edition} condition={when} change={change} />
        </div>
      )}
    </div>
  )
}
