import { Textarea } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { addStep, moveStep, removeStep } from '#shared/guides/edit.ts'
import { Guide, type Step } from '#shared/guides/schema.ts'
import { type GuideProblem, verifyGuide, worldOf } from '#shared/guides/verify.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './guidebook.module.css'
import { StepWays } from './StepWays.tsx'
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
  useEffect(() => {
    if (focus !== null) root.current?.querySelector<HTMLElement>(`[data-edited="${focus}"] textarea`)?.focus()
  }, [focus])
  const problems = useProblems(guide, edition)
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
          <Problems of={problems.filter(({ stepId }) => stepId === step.id)} />
          <StepTexts form={form} step={step} index={index} variables={guide.variables} />
          <StepWays
            guide={guide}
            step={step}
            lead={lead}
            add={(kind) => {
              const added = addStep(guide, edition.guides, step.id, kind)
              rebuild(added.guide, added.id)
            }}
            remove={() => rebuild(removeStep(guide, step.id), guide.steps[index - 1]?.id ?? '')}
            move={(afterId) => rebuild(moveStep(guide, step.id, afterId), step.id)}
          />
        </section>
      ))}
    </div>
  )
}

/** What the verifier says of the guide as it stands; of what does not fit the form yet the review tells. */
function useProblems(guide: Guide, { guides, catalogue }: Edition): readonly GuideProblem[] {
  return useMemo(() => {
    const read = Guide.safeParse(guide)
    if (!read.success) return []
    const all = guides.map((one) => (one.id === guide.id ? read.data : one))
    return verifyGuide(read.data, worldOf(all, catalogue))
  }, [guide, guides, catalogue])
}

/** Elsewhere the sentence follows the name of its step. */
const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

function Problems({ of }: { of: readonly GuideProblem[] }) {
  const { t } = useTranslation()
  return of.map(({ code, name }) => (
    <Sentence key={`${code} ${name}`} tone="bad">
      {begun(t(`guidebook.problem.${code}`, { name: name ?? '' }))}
    </Sentence>
  ))
}

interface TextsProps {
  readonly form: UseFormReturn<Guide>
  readonly step: Step
  readonly index: number
  readonly variables: readonly string[]
}

function StepTexts({ form, step, index, variables }: TextsProps) {
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
      {step.kind === 'ask' && step.field.type === 'choice' && (
        <div className={classes.fields}>
          {step.field.options.map((option, at) => (
            <WordsFields
              key={option.id}
              register={form.register}
              name={`steps.${index}.field.options.${at}.text`}
              label={t('guidebook.field.answer', { number: at + 1 })}
            />
          ))}
        </div>
      )}
    </>
  )
}
