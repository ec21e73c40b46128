import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { addStep, moveStep, removeStep } from '#shared/guides/edit.ts'
import type { Guide, Step } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { Problems, ProblemsBar, useProblems, type WrittenProblem } from './Problems.tsx'
import { StepAnswers } from './StepAnswers.tsx'
import { StepTools } from './StepTools.tsx'
import { StepWays } from './StepWays.tsx'
import { StepWhen } from './StepWhen.tsx'
import { WordsFields } from './WordsFields.tsx'

interface Props {
  readonly guide: Guide
  /** All that it is published with: what it may name, and run. */
  readonly edition: Edition
  readonly keep: (guide: Guide) => void
  /** Steps are others than before: the form begins anew with them. @param focus the step that one goes on with */
  readonly rebuild: (guide: Guide, focus: string) => void
  /** The step that one was at when the form began anew. */
  readonly focus: string | null
}

/** A guide's steps: their texts, and the ways between them; what the verifier refuses is said at its step. */
export function GuideForm({ guide, edition, keep, rebuild, focus }: Props) {
  const { t } = useTranslation()
  const form = useForm<Guide>({ defaultValues: guide })
  useEffect(() => form.subscribe({ formState: { values: true }, callback: ({ values }) => keep(values) }), [form, keep])
  const root = useRef<HTMLDivElement>(null)
  const show = (stepId: string) =>
    root.current?.querySelector<HTMLElement>(`[data-edited="${stepId}"] textarea`)?.focus()
  useEffect(() => {
    if (focus !== null) root.current?.querySelector<HTMLElement>(`[data-edited="${focus}"] textarea`)?.focus()
  }, [focus])
  const problems = useProblems(guide, edition)
  const of = (id: string, place: NonNullable<WrittenProblem['place']>['at'] | undefined) =>
    problems.filter((problem) => problem.stepId === id && problem.place?.at === place)
  const lead = (next: Guide) => {
    // Ways are no fields of the form; what is typed goes with them.
    form.setValue('steps', next.steps)
    keep({ ...form.getValues(), steps: next.steps })
  }
  return (
    <div className={classes.form} ref={root}>
      <div className={classes.fields}>
        <WordsFields register={form.register} name="title" label={t('guidebook.field.title')} />
      </div>
      <Problems of={problems.filter(({ stepId }) => !guide.steps.some(({ id }) => id === stepId))} />
      {guide.steps.map((step, index) => (
        <section
          key={step.id}
          className={page.card}
          data-edited={step.id}
          aria-label={`${index + 1}. ${inWords(t, step.label)}`}
        >
          <h3>
            {index + 1}. {inWords(t, step.label)} · <small>{t(`guidebook.step.${step.kind}`)}</small>
          </h3>
          <Problems of={of(step.id, undefined)} />
          <StepTexts
            form={form}
            step={step}
            index={index}
            variables={guide.variables}
            problems={of(step.id, 'script')}
          />
          <StepWhen guide={guide} edition={edition} step={step} problems={of(step.id, 'when')} lead={lead} />
          <StepAnswers
            form={form}
            guide={guide}
            edition={edition}
            step={step}
            index={index}
            problems={of(step.id, 'answers')}
            lead={lead}
          />
          <StepWays guide={guide} edition={edition} step={step} problems={of(step.id, 'way')} lead={lead} />
          <StepTools
            guide={guide}
            step={step}
            add={(kind) => {
              const added = addStep(guide, edition.guides, step.id, kind)
              rebuild(added.guide, added.id)
            }}
            remove={() => rebuild(removeStep(guide, step.id), guide.steps[index - 1]?.id ?? '')}
            move={(afterId) => rebuild(moveStep(guide, step.id, afterId), step.id)}
          />
        </section>
      ))}
      <ProblemsBar guide={guide} problems={problems} show={show} />
    </div>
  )
}

interface TextsProps {
  readonly form: UseFormReturn<Guide>
  readonly step: Step
  readonly index: number
  readonly variables: readonly string[]
  /** What is wrong with what is said. */
  readonly problems: readonly WrittenProblem[]
}

function StepTexts({ form, step, index, variables, problems }: TextsProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className={classes.fields}>
        <WordsFields register={form.register} name={`steps.${index}.label`} label={t('guidebook.field.label')} />
        {step.hint !== undefined && (
          <WordsFields register={form.register} name={`steps.${index}.hint`} label={t('guidebook.field.hint')} />
        )}
      </div>
      {'script' in step && step.script !== undefined && (
        <Textarea
          autosize
          minRows={2}
          maxLength={4_000}
          label={t('guidebook.field.script')}
          description={t('guidebook.variables', { names: variables.map((name) => `{${name}}`).join(' ') })}
          {...form.register(`steps.${index}.script`)}
        />
      )}
      <Problems of={problems} />
    </>
  )
}
