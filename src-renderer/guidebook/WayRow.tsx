import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import type { Condition } from '#shared/guides/condition.ts'
import { answerOfWay, answersOf } from '#shared/guides/edit.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { conditionWords } from './condition-words.ts'
import classes from './guidebook.module.css'
import { Problems, type WrittenProblem } from './Problems.tsx'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly step: Exclude<Step, { kind: 'end' }>
  readonly index: number
  /** Whether only the way for all other cases comes behind. */
  readonly last: boolean
  readonly problems: readonly WrittenProblem[]
  readonly steps: readonly { readonly value: string; readonly label: string }[]
  readonly isOpen: boolean
  readonly open: (wanted: boolean) => void
  readonly ask: (when: Condition) => void
  readonly leadTo: (stepId: string) => void
  readonly move: (by: 1 | -1) => void
  readonly remove: () => void
}

/** One way with its condition in words, where it leads, and its condition in fields when it is wished for. */
export function WayRow(props: Props) {
  const { guide, edition, step, index, last, problems, steps, isOpen, open, ask, leadTo, move, remove } = props
  const { t } = useTranslation()
  const way = step.next[index]
  if (way?.when === undefined) return null
  const answer = answersOf(step).find(({ id }) => id === answerOfWay(step.id, way))
  const condition = conditionWords(t, guide, way.when, edition.catalogue)
  const name = answer === undefined ? condition : inWords(t, answer.text)
  return (
    <li data-way={index} className={classes.way}>
      <div className={classes.row}>
        <div className={classes.fields}>
          <NativeSelect
            size="xs"
            data-on="select"
            label={
              answer === undefined
                ? t('guidebook.ways.when', { condition })
                : t('guidebook.ways.answer', { answer: name })
            }
            value={way.to}
            onChange={(event) => leadTo(event.currentTarget.value)}
            data={[
              ...(answer === undefined ? [] : [{ value: '', label: t('guidebook.ways.asOthers') }]),
              ...steps.filter(({ value }) => answer === undefined || value !== step.id || value === way.to),
            ]}
          />
        </div>
        <ActionIcon
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={t('guidebook.ways.editCondition', { name })}
          onClick={() => open(!isOpen)}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          data-on="up"
          disabled={index === 0}
          aria-label={t('guidebook.ways.earlier', { name })}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          data-on="down"
          disabled={last}
          aria-label={t('guidebook.ways.later', { name })}
          onClick={() => move(1)}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="subtle" aria-label={t('guidebook.ways.removeWay', { name })} onClick={remove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </div>
      <Problems of={problems} />
      {isOpen && (
        <div className={classes.condition} data-condition data-on="fields">
          <span className="mc-label">{t('guidebook.ways.takenIf')}</span>
          <ConditionFields guide={guide} edition={edition} condition={way.when} change={ask} />
        </div>
      )}
    </li>
  )
}
