import { TextInput } from '@mantine/core'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '#shared/catalogues/schema.ts'

const SETTINGS = ['correctionHours', 'firstContactReturnDays'] as const

/** What a bank sets. */
export function SettingsForm({ form }: { form: UseFormReturn<Catalogue> }) {
  const { t } = useTranslation()
  return SETTINGS.map((name) => (
    <TextInput
      key={name}
      type="number"
      style={{ maxWidth: 420 }}
      label={t(`guidebook.field.${name}`)}
      {...form.register(`settings.${name}`, { valueAsNumber: true })}
    />
  ))
}
