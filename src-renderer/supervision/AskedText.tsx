import { Button, Popover, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import page from '../shell/page.module.css'
import { Refusal } from '../shell/Refusal.tsx'

interface Props {
  /** What the button that asks says, and the one that gives what was typed. */
  readonly word: string
  readonly done: string
  readonly label: string
  readonly hint: string
  /** Nothing is given without a word. */
  readonly required?: boolean
  readonly disabled?: boolean
  /** @returns why it was not taken; what was typed then stays as it is */
  readonly give: (text: string) => Promise<Rejection | null>
}

/** A button that asks for some words before it does what it says. */
export function AskedText({ word, done, label, hint, required = false, disabled = false, give }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Rejection | null>(null)
  const submit = async () => {
    setBusy(true)
    const why = await give(text)
    setBusy(false)
    setRefused(why)
    if (why === null) setAsking(false)
  }
  return (
    <Popover opened={asking} onChange={setAsking} width={340} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" disabled={disabled} onClick={() => setAsking(true)}>
          {word}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={page.form}>
          <Textarea
            label={label}
            description={hint}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1_000}
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {refused !== null && <Refusal why={refused} />}
          <div className={page.actions}>
            <Button variant="filled" disabled={busy || (required && text.trim() === '')} onClick={() => void submit()}>
              {done}
            </Button>
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('shell.cancel')}
            </Button>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
