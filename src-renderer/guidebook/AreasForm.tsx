import { NativeSelect, TextInput } from '@mantine/core'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { Row } from './Row.tsx'
import { WordsFields } from './WordsFields.tsx'

/** Areas to escalate to, with the business days that each has by kind. */
export function AreasForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  const { fields, move } = useFieldArray({ control: form.control, name: 'areas', keyName: 'key' })
  return (
    <>
      <NativeSelect
        label={t('guidebook.field.defaultArea')}
        style={{ maxWidth: 320 }}
        {...form.register('defaultArea')}
        data={fields.map(({ id, text }) => ({ value: id, label: text.es }))}
      />
      <ol className={classes.rows}>
        {fields.map((area, index) => (
          <Row
            key={area.key}
            name={area.text.es}
            first={index === 0}
            last={index === fields.length - 1}
            move={(by) => move(index, index + by)}
          >
            <section className={page.card} aria-label={area.text.es}>
              <div className={classes.fields}>
                <WordsFields register={form.register} name={`areas.${index}.text`} label={t('guidebook.field.text')} />
                {REQUEST_KINDS.map((kind) => (
                  <TextInput
                    key={kind}
                    size="xs"
                    type="number"
                    min={1}
                    max={60}
                    label={t('guidebook.field.days', { kind: t(`kind.${kind}`) })}
                    {...form.register(`areas.${index}.terms.${kind}`, { valueAsNumber: true })}
                  />
                ))}
              </div>
            </section>
          </Row>
        ))}
      </ol>
    </>
  )
}
