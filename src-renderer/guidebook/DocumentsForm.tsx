import { Checkbox } from '@mantine/core'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import { DateField } from '../shell/DateField.tsx'
import classes from './guidebook.module.css'
import { Row } from './Row.tsx'
import { WordsFields } from './WordsFields.tsx'

/** Documents in force: since when, and whether they name a person. Taken out, one is not in force any more. */
export function DocumentsForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  const { fields, move, remove } = useFieldArray({ control: form.control, name: 'documents', keyName: 'key' })
  return (
    <ol className={classes.rows}>
      {fields.map((document, index) => (
        <Row
          key={document.key}
          name={document.text.es}
          first={index === 0}
          last={index === fields.length - 1}
          move={(by) => move(index, index + by)}
          remove={() => remove(index)}
        >
          <WordsFields
            register={form.register}
            name={`documents.${index}.text`}
            label={t('guidebook.field.document')}
          />
          <DateField
            size="xs"
            label={t('guidebook.field.inForceSince')}
            day={form.watch(`documents.${index}.inForceSince`)}
            {...form.register(`documents.${index}.inForceSince`)}
          />
          <Checkbox size="xs" label={t('guidebook.field.personal')} {...form.register(`documents.${index}.personal`)} />
        </Row>
      ))}
    </ol>
  )
}
