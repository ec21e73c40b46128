import { Textarea } from '@mantine/core'
import type { FieldValues, Path, UseFormRegister } from 'react-hook-form'
import { useTranslation } from 'react-i18next'

interface Props<T extends FieldValues> {
  readonly register: UseFormRegister<T>
  readonly name: Path<T>
  readonly label: string
}

/** The same words in both languages of the console. */
export function WordsFields<T extends FieldValues>({ register, name, label }: Props<T>) {
  const { t } = useTranslation()
  return (['es', 'en'] as const).map((language) => (
    <Textarea
      key={language}
      autosize
      minRows={1}
      size="xs"
      maxLength={4_000}
      label={`${label} · ${t(`guidebook.language.${language}`)}`}
      {...register(`${name}.${language}` as Path<T>)} // the two languages of Words
    />
  ))
}
