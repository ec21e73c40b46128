import { Select } from '@mantine/core'
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import type { DispositionLack } from '#shared/interactions/disposition.ts'
import { currentCatalogue } from '../guides/guidebook.ts'
import { dispositionGroups } from './catalogue.ts'
import type { ContactTyped } from './contact-values.ts'
import { DispositionAsks } from './DispositionAsks.tsx'
import { everyWord } from './find-option.ts'

interface Props {
  readonly form: UseFormReturn<ContactTyped>
  readonly inputId: string
  readonly lacking: readonly string[]
  /** What the chosen one asks for and was not said. */
  readonly lacksAsked: readonly DispositionLack[]
}

/** Tipificación: found by any word, grouped as the catalogue has them; what the chosen one asks for stands beneath. */
export function DispositionPicker({ form, inputId, lacking, lacksAsked }: Props) {
  const { t } = useTranslation()
  const direction = useWatch({ control: form.control, name: 'direction' })
  const chosen = dispositionById(currentCatalogue(), useWatch({ control: form.control, name: 'dispositionId' }))
  const asked = useWatch({ control: form.control, name: 'asked' })
  const missing = lacking.includes('disposition') && chosen === undefined
  return (
    <>
      <Controller
        control={form.control}
        name="dispositionId"
        render={({ field }) => (
          <Select
            id={inputId}
            label={t('interactions.field.disposition')}
            placeholder={t('interactions.dispositionPlaceholder')}
            description={
              chosen?.requires.topic === true ? t('interactions.needsTopic') : t('interactions.dispositionHint')
            }
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
      {chosen !== undefined && (
        <div id={`${inputId}.asks`}>
          <DispositionAsks
            entry={chosen}
            typed={asked}
            keep={(change) => form.setValue('asked', { ...form.getValues('asked'), ...change }, { shouldDirty: true })}
            // The topic is the request's, above.
            asksTopic={false}
            lacking={lacksAsked}
          />
        </div>
      )}
    </>
  )
}
