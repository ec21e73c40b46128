import { Textarea } from '@mantine/core'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Guide } from '#shared/guides/schema.ts'
import { inWords } from '../guides/words.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { WordsFields } from './WordsFields.tsx'

/** The texts of a guide's steps: their names, what is said, the hints and the answers. Its ways stay as they are. */
export function GuideForm({ guide, keep }: { guide: Guide; keep: (guide: Guide) => void }) {
  const { t } = useTranslation()
  const form = useForm<Guide>({ defaultValues: guide })
  useEffect(() => form.subscribe({ formState: { values: true }, callback: ({ values }) => keep(values) }), [form, keep])
  return (
    <div className={classes.form}>
      <div className={classes.fields}>
        <WordsFields register={form.register} name="title" label={t('guidebook.field.title')} />
      </div>
      {guide.steps.map((step, index) => (
        <section key={step.id} className={page.card} aria-label={`${index + 1}. ${inWords(t, step.label)}`}>
          <h3>
            {index + 1}. {inWords(t, step.label)} · <small>{t(`guidebook.step.${step.kind}`)}</small>
          </h3>
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
              description={t('guidebook.variables', { names: guide.variables.map((name) => `{${name}}`).join(' ') })}
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
        </section>
      ))}
    </div>
  )
}
