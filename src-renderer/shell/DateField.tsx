import { TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { CivilDate, type Instant } from '#shared/kernel/instants.ts'
import { dayText, exactText } from '../language/format.ts'
import classes from './date-field.module.css'

/** What stands in the field, to be told in words. */
type Told =
  /** `2026-03-30` */
  | { readonly day: string | undefined; readonly moment?: never }
  /** Where an hour is asked for as well; null while it is not whole. */
  | { readonly moment: Instant | null; readonly day?: never }

type Props = Omit<TextInputProps, 'type' | 'label'> & {
  readonly label: ReactNode
  /** In a row of a table: label, field and words beside each other. */
  readonly inline?: boolean
} & Told

/**
 * A day, or a moment. The browser's own field shows it as the machine is set (*03/30/2026*), so that the words beneath say
 * which day it is (*lun 30 mar 2026*); their line is there before, so that nothing moves.
 */
export function DateField({ day, moment, inline = false, description, ...field }: Props) {
  const read = CivilDate.safeParse(day)
  const told = moment === undefined ? (read.success ? dayText(read.data) : null) : moment && exactText(moment)
  return (
    <TextInput
      {...field}
      type={moment === undefined ? 'date' : 'datetime-local'}
      classNames={inline ? { root: classes.inline, label: classes.label, description: classes.beside } : {}}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        <>
          {description} <b className={classes.told}>{told ?? '\u00a0'}</b>
        </>
      }
    />
  )
}
