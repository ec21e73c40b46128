import { Select } from '@mantine/core'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { dispositionById, dispositionGroups } from './catalogue.ts'
import type { ContactTyped } from './contact-values.ts'
import { everyWord } from './find-option.ts'

interface Props {
  readonly form: UseFormReturn<ContactTyped>
  readonly inputId: string
  readonly lacking: readonly string[]
}

/** Tipificación: found by any word, grouped as the catalogue has them; what the chosen one asks for is said beneath. */
export function DispositionPicker({ form, inputId, lacking }: Props) {
  const { t } = useTranslation()
  const direction = useWatch({ control: form.control, name: 'direction' })
  const chosen = dispositionById(useWatch({ control: form.control, name: 'dispositionId' }))
  const missing = lacking.includes('disposition') && chosen === undefined
  return (
    <Controller
      control={form.control}
      name="dispositionId"
      render={({ field }) => (
        <Select
          id={inputId}
          label={t('interactions.field.disposition')}
          placeholder={t('interactions.dispositionPlaceholder')}
          description={chosen?.needsTopic === true ? t('interactions.needsTopic') : t('interactions.dispositionHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          searchable
          filter={everyWord}
          clearable
          nothingFoundMessage={t('interactions.noDisposition')}
          data={dispositionGroups(direction)}
          value={field.value === '' ? null : field.value}
          onChange={(id) => field.onChange(id ?? '')}
          onBlur={field.onBlur}
          error={missing ? t('interactions.lacking.disposition') : undefined}
          maxDropdownHeight={320}
        />
      )}
    />
  )
}
