import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, putDraft } from '../drafts/drafts.ts'
import { useKeys } from '../shell/keys.ts'
import type { GiveAnswer, StepProps } from './StepCard.tsx'
import { inWords } from './words.ts'

/** Words of the customer. What is being typed is a draft of its own, so that a cut in its middle loses nothing. */
export function StepText({ id, current, max, answer }: StepProps & { max: number; answer: GiveAnswer }) {
  const { t } = useTranslation()
  const field = `step.${current.step.id}.${current.request ?? 0}`
  const before = current.remembered?.kind === 'text' ? current.remembered.text : ''
  const [text, setText] = useState(() => draftText(id, field) ?? before)
  const [lacking, setLacking] = useState(false)
  const goOn = () => {
    if (text.trim() === '') return setLacking(true)
    answer({ kind: 'text', text: text.trim() })
  }
  useKeys({ 'Ctrl+Enter': goOn })
  return (
    <>
      <Textarea
        aria-label={inWords(t, current.step.label)}
        rows={3}
        autoFocus
        maxLength={max}
        value={text}
        error={lacking && text.trim() === '' ? t('guides.lacking') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value)
          putDraft(id, field, event.currentTarget.value)
        }}
      />
      <Button variant="filled" style={{ alignSelf: 'flex-start' }} onClick={goOn} rightSection={<kbd>Ctrl ↵</kbd>}>
        {t('guides.goOn')}
      </Button>
    </>
  )
}
