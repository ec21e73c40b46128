import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { dispositionsAtLimit } from '#shared/catalogues/at-limit.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { numberTaken } from '#shared/queues/numbers.ts'
import { LONGEST_PROMPT, QueueDocument } from '#shared/queues/schema.ts'
import { WrapUp } from '#shared/telephony/queues.ts'
import { dropDraft } from '../../drafts/drafts.ts'
import { SavedHint } from '../../drafts/SavedHint.tsx'
import { useDraftValues, useFormDraft, useOpened } from '../../drafts/use-form-draft.ts'
import { useGuidebook } from '../../guides/guidebook.ts'
import { inWords } from '../../guides/words.ts'
import { fieldError } from '../../language/field-error.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { useDispatch } from '../../shell/console.ts'
import { focusForm } from '../../shell/focus-soon.ts'
import page from '../../shell/page.module.css'
import { Sentence } from '../../shell/Sentence.tsx'
import { say } from '../../shell/ui-state.ts'
import { havingChosen } from './clash.ts'
import { changesOf, QueueForm as Form, type QueueTyped, typedOf } from './form-values.ts'
import { OpeningFields } from './OpeningFields.tsx'

const TARGETS = ['within', 'goal', 'short'] as const
const LEVELS = [
  'waitingWarning',
  'waitingAlert',
  'longestWarning',
  'longestAlert',
  'abandonmentWarning',
  'abandonmentAlert',
] as const
const PROMPTS = ['outOfHoursPrompt', 'holidayPrompt'] as const

/** Where what is typed about queues is kept: followed by the queue's code, or by `+` for a new one. */
export const queueDrafts = 'queue:'

/** A queue's settings; what was changed is saved as one command. */
export function QueueForm({
  queue,
  queues,
  close,
}: {
  queue: QueueDocument
  queues: readonly QueueDocument[]
  close: () => void
}) {
  const { t } = useTranslation()
  const dispatch = useDispatch()
  const [refused, setRefused] = useState<Rejection | null>(null)
  // The queue follows what others save; the form holds what it was opened with.
  const draft = `${queueDrafts}${queue.code}`
  const opened = useOpened(draft, QueueDocument, queue)
  const form = useForm<QueueTyped, unknown, z.output<typeof Form>>({
    defaultValues: useDraftValues(draft, 'form', typedOf(opened)),
    resolver: zodResolver(Form),
  })
  useFormDraft(
    form,
    draft,
    'form',
    useMemo(() => ({ opened }), [opened]),
  )
  const leave = () => {
    void dropDraft(draft)
    close()
  }
  const { errors, isSubmitting } = form.formState
  const [given, setGiven] = useState<unknown>(null)
  const give = async (edit: unknown) => {
    if (edit !== null) {
      const answer = await dispatch('queue.edit', edit)
      setGiven(edit)
      if (!answer.ok) return setRefused(answer.error)
    }
    say(t('queues.saved', { name: queue.name }))
    leave()
  }
  const save = (typed: z.output<typeof Form>) => {
    const taken = numberTaken(queues, opened.code, typed.numbers)
    if (taken !== null) return setRefused(taken)
    return give(changesOf(opened, typed))
  }
  const clashes = refused?.code === 'queue.changedMeanwhile'
  const { catalogue } = useGuidebook(({ edition }) => edition)
  const number = (
    field: (typeof TARGETS)[number] | (typeof LEVELS)[number] | 'wrapUpLimit' | 'ringSeconds' | 'waitSeconds',
  ) => (
    <TextInput
      key={field}
      inputMode="decimal"
      label={t(`queues.field.${field}`)}
      {...form.register(field)}
      error={fieldError(t, errors[field]?.message)}
    />
  )
  return (
    <form ref={focusForm} className={page.form} onSubmit={form.handleSubmit(save)}>
      <h2>{queue.name}</h2>
      <TextInput label={t('queues.name')} {...form.register('name')} error={fieldError(t, errors.name?.message)} />
      <Part title={t('queues.part.calls')}>
        <TextInput
          label={t('queues.field.numbers')}
          description={t('queues.numbersHint')}
          inputMode="tel"
          {...form.register('numbers')}
          error={fieldError(t, errors.numbers?.message)}
        />
        <Checkbox label={t('queues.field.noNumbers')} {...form.register('noNumbers')} />
        <div className={page.two}>
          {number('ringSeconds')}
          {number('waitSeconds')}
        </div>
      </Part>
      <Part title={t('queues.part.targets')}>
        <div className={page.three}>{TARGETS.map(number)}</div>
        <Checkbox label={t('queues.field.countAbandonedWithin')} {...form.register('countAbandonedWithin')} />
        <Checkbox label={t('queues.field.countFlowOuts')} {...form.register('countFlowOuts')} />
      </Part>
      <Part title={t('queues.part.levels')}>
        <div className={page.two} style={{ gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' }}>
          {LEVELS.map(number)}
        </div>
      </Part>
      <Part title={t('queues.wrapUp')}>
        <div className={page.two}>
          <NativeSelect
            label={t('queues.field.wrapUpMode')}
            {...form.register('wrapUpMode')}
            data={WrapUp.shape.mode.options.map((value) => ({ value, label: t(`queues.mode.${value}`) }))}
          />
          {number('wrapUpLimit')}
        </div>
        <NativeSelect
          label={t('queues.field.wrapUpDisposition')}
          {...form.register('wrapUpDisposition')}
          data={[
            { value: '', label: t('queues.field.wrapUpStayOpen') },
            ...dispositionsAtLimit(catalogue).map(({ id, text }) => ({ value: id, label: inWords(t, text) })),
          ]}
        />
      </Part>
      <Part title={t('queues.part.hours')}>
        <OpeningFields form={form} />
        <Checkbox label={t('queues.field.openOnHolidays')} {...form.register('openOnHolidays')} />
        {PROMPTS.map((field) => (
          <Textarea
            key={field}
            autosize
            maxLength={LONGEST_PROMPT}
            label={t(`queues.field.${field}`)}
            {...form.register(field)}
            error={fieldError(t, errors[field]?.message)}
          />
        ))}
        <Checkbox label={t('queues.field.voicemail')} {...form.register('voicemail')} />
      </Part>
      <TextInput
        label={t('queues.field.skills')}
        description={t('queues.skillsHint')}
        {...form.register('skills')}
        error={fieldError(t, errors.skills?.message)}
      />
      <Checkbox label={t('queues.field.enabled')} {...form.register('enabled')} />
      {refused !== null && (
        <Sentence tone={clashes ? 'warn' : 'bad'}>
          {sentenceOf(t, refused)}
          {clashes && (
            <span className={page.actions}>
              <Button onClick={() => void give(havingChosen('mine', given, refused))}>
                {t('customers.conflict.keepMine')}
              </Button>
              <Button onClick={() => void give(havingChosen('theirs', given, refused))}>
                {t('customers.conflict.keepTheirs')}
              </Button>
            </span>
          )}
        </Sentence>
      )}
      <div className={page.actions}>
        <Button type="submit" variant="filled" disabled={isSubmitting}>
          {t('shell.save')}
        </Button>
        <Button variant="subtle" onClick={leave}>
          {t('shell.cancel')}
        </Button>
        <SavedHint contact={draft} />
      </div>
    </form>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset style={{ border: 0, margin: 0, padding: 0, display: 'contents' }}>
    <legend style={{ fontWeight: 650, padding: 0 }}>{title}</legend>
    {children}
  </fieldset>
)
