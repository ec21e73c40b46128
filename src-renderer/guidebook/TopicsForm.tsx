import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { newEntryId } from './new-entry.ts'
import { Row } from './Row.tsx'
import { WordsFields } from './WordsFields.tsx'

/** Topics by group: their words and their order, new ones and those that go. */
export function TopicsForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  const { fields, move } = useFieldArray({ control: form.control, name: 'topics', keyName: 'key' })
  return (
    <ol className={classes.rows}>
      {fields.map((group, index) => (
        <Row
          key={group.key}
          name={group.text.es}
          first={index === 0}
          last={index === fields.length - 1}
          move={(by) => move(index, index + by)}
        >
          <section className={page.card} aria-label={group.text.es}>
            <div className={classes.fields}>
              <WordsFields register={form.register} name={`topics.${index}.text`} label={t('guidebook.field.group')} />
            </div>
            <Topics form={form} index={index} />
          </section>
        </Row>
      ))}
    </ol>
  )
}

function Topics({ form, index }: { form: UseFormReturn<Catalogue>; index: number }) {
  const { t } = useTranslation()
  const { fields, move, remove, append } = useFieldArray({
    control: form.control,
    name: `topics.${index}.topics`,
    keyName: 'key',
  })
  return (
    <>
      <ol className={classes.rows}>
        {fields.map((topic, at) => (
          <Row
            key={topic.key}
            name={topic.text.es}
            first={at === 0}
            last={at === fields.length - 1}
            move={(by) => move(at, at + by)}
            remove={() => remove(at)}
          >
            <WordsFields
              register={form.register}
              name={`topics.${index}.topics.${at}.text`}
              label={t('guidebook.field.topic')}
            />
          </Row>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => append({ id: newEntryId('topic'), text: { es: '', en: '' } })}
      >
        {t('guidebook.add.topic')}
      </Button>
    </>
  )
}
