import { Textarea, type TextareaProps } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { type Ref, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { overBy } from './over.ts'

interface Props extends TextareaProps {
  readonly longest: number
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** A text of several lines that takes all that is pasted, and says by how much it is too long for what it is part of. */
export function LongTextarea({ longest, ref, onChange, error, ...rest }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const [over, setOver] = useState(0)
  // Also what a draft brings back.
  useLayoutEffect(() => setOver(overBy(field.current?.value ?? '', longest)), [longest])
  return (
    <Textarea
      {...rest}
      ref={useMergedRef(field, ref ?? null)}
      onChange={(event) => {
        setOver(overBy(event.currentTarget.value, longest))
        onChange?.(event)
      }}
      error={over > 0 ? t('shell.over', { over, max: longest }) : error}
    />
  )
}
