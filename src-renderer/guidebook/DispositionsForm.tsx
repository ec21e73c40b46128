import { Checkbox, NativeSelect } from '@mantine/core'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { Row } from './Row.tsx'
import { WordsFields } from './WordsFields.tsx'

type Form = UseFormReturn<Catalogue>
type EntryPath =
  | `dispositions.${number}.choices.${number}`
  | `dispositions.${number}.choices.${number}.choices.${number}`

/** The tree of dispositions: words, order, and what each choice asks for. */
export function DispositionsForm({ form }: { form: Form }) {
  const { t } = useTranslation()
  return form.getValues('dispositions').map((group, index) => (
    <section
      key={group.id}
      className={page.card}
      aria-label={`${t(`guidebook.direction.${group.direction}`)}: ${group.text.es}`}
    >
      <small>{t(`guidebook.direction.${group.direction}`)}</small>
      <div className={classes.fields}>
        <WordsFields register={form.register} name={`dispositions.${index}.text`} label={t('guidebook.field.group')} />
      </div>
      <Choices form={form} index={index} />
    </section>
  ))
}

function Choices({ form, index }: { form: Form; index: number }) {
  const { t } = useTranslation()
  const { fields, move } = useFieldArray({
    control: form.control,
    name: `dispositions.${index}.choices`,
    keyName: 'key',
  })
  return (
    <ol className={classes.rows}>
      {fields.map((choice, at) => (
        <Row
          key={choice.key}
          name={choice.text.es}
          first={at === 0}
          last={at === fields.length - 1}
          move={(by) => move(at, at + by)}
        >
          {'choices' in choice ? (
            <div className={page.card}>
              <div className={classes.fields}>
                <WordsFields
                  register={form.register}
                  name={`dispositions.${index}.choices.${at}.text`}
                  label={t('guidebook.field.branch')}
                />
              </div>
              {choice.choices.map((entry, inner) => (
                <div key={entry.id} className={classes.fields}>
                  <Entry form={form} path={`dispositions.${index}.choices.${at}.choices.${inner}`} />
                </div>
              ))}
            </div>
          ) : (
            <Entry form={form} path={`dispositions.${index}.choices.${at}`} />
          )}
        </Row>
      ))}
    </ol>
  )
}

function Entry({ form, path }: { form: Form; path: EntryPath }) {
  const { t } = useTranslation()
  return (
    <>
      <WordsFields register={form.register} name={`${path}.text`} label={t('guidebook.field.disposition')} />
      <NativeSelect
        size="xs"
        label={t('guidebook.field.date')}
        {...form.register(`${path}.requires.date`)}
        data={(['none', 'date', 'dateTime'] as const).map((one) => ({ value: one, label: t(`guidebook.date.${one}`) }))}
      />
      <Checkbox size="xs" label={t('guidebook.field.needsTopic')} {...form.register(`${path}.requires.topic`)} />
    </>
  )
}
