import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { valuesAsked } from '#shared/guides/condition-values.ts'
import {
  asksForSeveral,
  asksForValues,
  type Line,
  OPERATORS,
  toggled,
  withOperator,
  withSubject,
} from '#shared/guides/edit-conditions.ts'
import { isAnswered } from '#shared/guides/library.ts'
import { EARLY, type Guide } from '#shared/guides/schema.ts'
import { FACT_NAMES } from '#shared/guides/vocabulary.ts'
import { inWords } from '../guides/words.ts'
import { factWords, subjectWords, valueWords } from './condition-words.ts'
import classes from './guidebook.module.css'
import { removeAt } from './remove-at.ts'

interface Props {
  readonly guide: Guide
  readonly edition: Edition
  readonly line: Line
  readonly change: (line: Line) => void
  readonly remove: (() => void) | undefined
}

const ofName = (name: string): Line['of'] =>
  name.startsWith('fact ') ? { fact: name.slice(5) } : { answer: name.slice(7) }
const nameOf = (of: Line['of']): string => ('fact' in of ? `fact ${of.fact}` : `answer ${of.answer}`)

/** What can be asked: what is known of contact and customer, and the answers of this guide. */
function subjects(t: TFunction, guide: Guide, current: Line['of']) {
  const facts = FACT_NAMES.map((fact) => ({ value: `fact ${fact}`, label: factWords(t, fact) }))
  const answers = guide.steps.flatMap((step, at) =>
    isAnswered(step) && step.kind !== 'say'
      ? [{ value: `answer ${step.id}`, label: `${at + 1}. ${inWords(t, step.label)}` }]
      : [],
  )
  const early = guide.early === undefined ? [] : [{ value: `answer ${EARLY}`, label: t('guidebook.condition.early') }]
  const offered = [...facts, ...answers, ...early].some(({ value }) => value === nameOf(current))
  const other = offered ? [] : [{ value: nameOf(current), label: subjectWords(t, guide, current) }]
  return [
    { group: t('guidebook.condition.facts'), items: facts },
    { group: t('guidebook.condition.answers'), items: [...answers, ...early, ...other] },
  ]
}

/** One condition: of what, how it is compared, and with which values. */
export function ConditionLine({ guide, edition, line, change, remove }: Props) {
  const { t } = useTranslation()
  const subject = subjectWords(t, guide, line.of)
  const known = valuesAsked(guide, line.of, edition)
  // What the guide does not offer any more is shown as long as it is asked for: the verifier says that it is not there.
  const values = [...known, ...line.values.filter((one) => !known.includes(one))]
  const offered = values.map((value) => ({ value, label: valueWords(t, guide, line.of, value, edition.catalogue) }))
  return (
    <div className={classes.line}>
      <NativeSelect
        size="xs"
        className={classes.wide ?? ''}
        aria-label={t('guidebook.condition.subject')}
        value={nameOf(line.of)}
        onChange={(event) => {
          const of = ofName(event.currentTarget.value)
          change(withSubject(line, of, valuesAsked(guide, of, edition)))
        }}
        data={subjects(t, guide, line.of)}
      />
      <NativeSelect
        size="xs"
        aria-label={t('guidebook.condition.operator', { subject })}
        value={line.operator}
        onChange={(event) => {
          const operator = OPERATORS.find((one) => one === event.currentTarget.value)
          if (operator !== undefined) change(withOperator(line, operator, values))
        }}
        data={OPERATORS.filter((one) => values.length > 0 || !asksForValues(one)).map((one) => ({
          value: one,
          label: t(`guidebook.condition.operators.${'fact' in line.of || asksForValues(one) ? one : `${one}Answer`}`),
        }))}
      />
      {asksForSeveral(line.operator) && (
        <fieldset className={classes.values}>
          <legend className="vh">{t('guidebook.condition.values', { subject })}</legend>
          {offered.map(({ value, label }) => (
            <Checkbox
              className={classes.check ?? ''}
              key={value}
              size="xs"
              label={label}
              checked={line.values.includes(value)}
              onChange={() => change(toggled(line, value))}
            />
          ))}
        </fieldset>
      )}
      {asksForValues(line.operator) && !asksForSeveral(line.operator) && (
        <NativeSelect
          size="xs"
          className={classes.wide ?? ''}
          aria-label={t('guidebook.condition.value', { subject })}
          value={line.values[0] ?? ''}
          onChange={(event) => change({ ...line, values: [event.currentTarget.value] })}
          data={offered}
        />
      )}
      {remove !== undefined && (
        <ActionIcon
          variant="subtle"
          data-removes
          aria-label={t('guidebook.condition.removeLine', { subject })}
          onClick={(event) => removeAt(event.currentTarget, remove)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  )
}
