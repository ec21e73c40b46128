import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { answersOf } from '#shared/guides/edit.ts'
import {
  addAnswer,
  effectsOfRemoval,
  forgetUsual,
  hasOwnAnswers,
  markSensitive,
  mayBeSensitive,
  moveAnswer,
  removeAnswer,
  whyAnswerStays,
} from '#shared/guides/edit-answers.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { lostUsual } from '#shared/guides/verify-answers.ts'
import { NUMBER_KEYS } from '../guides/number-keys.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import { AnswerRemoval } from './AnswerRemoval.tsx'
import classes from './guidebook.module.css'
import { Problems, type WrittenProblem } from './Problems.tsx'
import { WordsFields } from './WordsFields.tsx'

interface Props {
  readonly form: UseFormReturn<Guide>
  readonly guide: Guide
  readonly edition: Edition
  readonly step: Step
  readonly index: number
  readonly problems: readonly WrittenProblem[]
  readonly lead: (guide: Guide) => void
}

/** Where the focus goes when an answer was added or moved. */
interface Focus {
  readonly answer: string
  readonly on: 'text' | 'up' | 'down'
}

/** The answers of a step as the advisor has them, under their number keys; and whether they stay out of logs. */
export function StepAnswers({ form, guide, edition, step, index, problems, lead }: Props) {
  const { t } = useTranslation()
  const root = useRef<HTMLFieldSetElement>(null)
  const [focus, setFocus] = useState<Focus | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  useEffect(() => {
    if (focus === null) return
    const row = root.current?.querySelector(`[data-answer="${focus.answer}"]`)
    if (focus.on === 'text') row?.querySelector('textarea')?.select()
    else {
      const buttons = [focus.on, focus.on === 'up' ? 'down' : 'up'].map((on) =>
        row?.querySelector<HTMLButtonElement>(`button[data-on="${on}"]`),
      )
      buttons.find((button) => button?.disabled === false)?.focus()
    }
  }, [focus])
  const answers = answersOf(step)
  const own = hasOwnAnswers(step)
  const name = inWords(t, step.label)
  const remove = (id: string) => {
    const place = answers.findIndex((one) => one.id === id)
    const next = answers[place + 1] ?? answers[place - 1]
    lead(removeAnswer(guide, step.id, id))
    setLeaving(null)
    if (next !== undefined) setFocus({ answer: next.id, on: 'text' })
  }
  const ask = (id: string) => {
    const nothing = effectsOfRemoval(guide, step.id, id).length === 0 && whyAnswerStays(guide, step.id, id) === null
    if (nothing) remove(id)
    else setLeaving(id)
  }
  const keep = (id: string) => {
    setLeaving(null)
    root.current?.querySelector<HTMLElement>(`[data-answer="${id}"] button[data-on="remove"]`)?.focus()
  }
  const lost = lostUsual(step, edition)
  if (answers.length === 0 && !mayBeSensitive(step) && lost === null) return null
  const path = step.kind === 'act' ? (`steps.${index}.outcomes` as const) : (`steps.${index}.field.options` as const)
  return (
    <fieldset className={classes.ways} ref={root}>
      <legend className="mc-label">
        {t(answers.length > 0 ? 'guidebook.answers.title' : 'guidebook.answers.one')}
      </legend>
      {answers.length > 0 && !own && <small>{t('guidebook.answers.fixed')}</small>}
      <Problems of={problems} />
      {answers.length > 0 && (
        <ol className={classes.rows}>
          {answers.map((answer, at) => {
            const said = inWords(t, answer.text)
            return (
              <li key={answer.id} data-answer={answer.id}>
                <div className={classes.row}>
                  {answers.length <= NUMBER_KEYS && (
                    <kbd className={classes.key} title={t('guidebook.answers.key', { key: at + 1 })}>
                      {at + 1}
                    </kbd>
                  )}
                  <div className={classes.fields}>
                    <WordsFields
                      register={form.register}
                      name={`${path}.${at}.text`}
                      label={t('guidebook.field.answer', { number: at + 1 })}
                    />
                  </div>
                  {([-1, 1] as const).map((by) => (
                    <ActionIcon
                      key={by}
                      variant="subtle"
                      data-on={by < 0 ? 'up' : 'down'}
                      disabled={answers[at + by] === undefined}
                      aria-label={t(by < 0 ? 'guidebook.up' : 'guidebook.down', { name: said })}
                      onClick={() => {
                        lead(moveAnswer(guide, step.id, answer.id, by))
                        setFocus({ answer: answer.id, on: by < 0 ? 'up' : 'down' })
                      }}
                    >
                      {by < 0 ? <IconArrowUp size={16} aria-hidden /> : <IconArrowDown size={16} aria-hidden />}
                    </ActionIcon>
                  ))}
                  {own && (
                    <ActionIcon
                      variant="subtle"
                      data-on="remove"
                      aria-label={t('guidebook.remove', { name: said })}
                      aria-expanded={leaving === answer.id}
                      onClick={() => ask(answer.id)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </div>
                {leaving === answer.id && (
                  <AnswerRemoval
                    guide={guide}
                    edition={edition}
                    stepId={step.id}
                    answer={answer}
                    remove={() => remove(answer.id)}
                    keep={() => keep(answer.id)}
                  />
                )}
              </li>
            )
          })}
        </ol>
      )}
      {answers.length > NUMBER_KEYS && <small>{t('guidebook.answers.many')}</small>}
      <div className={page.actions}>
        {own && (
          <Button
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              const added = addAnswer(guide, step.id)
              lead(added.guide)
              if (added.id !== null) setFocus({ answer: added.id, on: 'text' })
            }}
          >
            {t('guidebook.answers.add')}
            <span className="vh"> {name}</span>
          </Button>
        )}
        {lost !== null && (
          <Button size="xs" onClick={() => lead(forgetUsual(guide, step.id))}>
            {t('guidebook.answers.forgetUsual')}
            <span className="vh"> {name}</span>
          </Button>
        )}
        {mayBeSensitive(step) && (
          <Checkbox
            className={classes.check ?? ''}
            size="xs"
            label={t('guidebook.answers.sensitive')}
            checked={'sensitive' in step && step.sensitive === true}
            onChange={(event) => lead(markSensitive(guide, step.id, event.currentTarget.checked))}
          />
        )}
      </div>
    </fieldset>
  )
}
