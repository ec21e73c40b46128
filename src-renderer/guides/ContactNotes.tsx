import { Textarea } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './guides.module.css'

interface Props {
  readonly beginning: string
  readonly keep: (change: { notes: string }) => void
}

/**
 * Notes that may be written at any time. The field holds its own text, and its height is the style sheet's: a key
 * renders nothing, and nothing is measured for it.
 */
export const ContactNotes = memo(
  function ContactNotes({ beginning, keep }: Props) {
    const { t } = useTranslation()
    return (
      <Textarea
        aria-label={t('interactions.field.notes')}
        classNames={{ input: classes.notes }}
        style={{ flex: '1 1 100%' }}
        placeholder={t('interactions.field.notes')}
        maxLength={4_000}
        rows={1}
        defaultValue={beginning}
        onChange={(event) => keep({ notes: event.currentTarget.value })}
      />
    )
  },
  // What is typed comes back as the draft's text: the field has it already.
  (before, after) => before.keep === after.keep,
)
