import { Button, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import page from '../shell/page.module.css'
import classes from './guidebook.module.css'
import { newEntryId } from './new-entry.ts'
import { Row } from './Row.tsx'
import { WordsFields } from './WordsFields.tsx'

/** The kinds of request with their checklist: sentences, weight and order. */
export function KindsForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  return form.getValues('kinds').map((kind, index) => (
    <section key={kind.id} className={page.card} aria-label={t(`kind.${kind.id}`)}>
      <h2>{t(`kind.${kind.id}`)}</h2>
      <div className={classes.fields}>
        <WordsFields register={form.register} name={`kinds.${index}.text`} label={t('guidebook.field.text')} />
        <WordsFields register={form.register} name={`kinds.${index}.meaning`} label={t('guidebook.field.meaning')} />
        <WordsFields
          register={form.register}
          name={`kinds.${index}.escalationTemplate`}
          label={t('guidebook.field.escalationTemplate')}
        />
      </div>
      <Checklist form={form} index={index} kind={kind.id} />
    </section>
  ))
}

function Checklist({ form, index, kind }: { form: UseFormReturn<Catalogue>; index: number; kind: string }) {
  const { t } = useTranslation()
  const { fields, move, remove, append } = useFieldArray({
    control: form.control,
    name: `kinds.${index}.checklist`,
    keyName: 'key',
  })
  return (
    <>
      <h3>{t('guidebook.field.checklist')}</h3>
      <ol className={classes.rows}>
        {fields.map((item, at) => (
          <Row
            key={item.key}
            name={item.text.es}
            first={at === 0}
            last={at === fields.length - 1}
            move={(by) => move(at, at + by)}
            remove={() => remove(at)}
          >
            <WordsFields
              register={form.register}
              name={`kinds.${index}.checklist.${at}.text`}
              label={t('guidebook.field.sentence')}
            />
            <NativeSelect
              size="xs"
              label={t('guidebook.field.weight')}
              {...form.register(`kinds.${index}.checklist.${at}.weight`)}
              data={(['critical', 'standard'] as const).map((one) => ({
                value: one,
                label: t(`guidebook.weight.${one}`),
              }))}
            />
          </Row>
        ))}
      </ol>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => append({ id: newEntryId(kind), text: { es: '', en: '' }, weight: 'standard' })}
      >
        {t('guidebook.add.sentence')}
      </Button>
    </>
  )
}
