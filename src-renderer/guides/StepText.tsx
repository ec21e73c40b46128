import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, putDraft } from '../drafts/drafts.ts'
import { useKeys } from '../shell/keys.ts'
import type { GiveAnswer, StepProps } from './StepCard.tsx'
import { inWords } from './words.ts'

/**
 * Words of the customer. What is being typed is a draft of its own, so that a cut in its middle loses nothing; the field
 * itself holds it, so that a key renders nothing.
 */
export function StepText({ id, current, max, answer }: StepProps & { max: number; answer: GiveAnswer }) {
  const { t } = useTranslation()
  const field = `step.${current.step.id}.${current.request ?? 0}`
  const before = current.remembered?.kind === 'text' ? current.remembered.text : ''
  const [beginning] = useState(() => draftText(id, field) ?? before)
  const words = useRef<HTMLTextAreaElement>(null)
  const [lacking, setLacking] = useState(false)
  const goOn = () => {
    const text = words.current?.value.trim() ?? ''
    if (text === '') return setLacking(true)
    answer({ kind: 'text', text })
  }
  useKeys({ 'Ctrl+Enter': goOn })
  return (
    <>
      <Textarea
        aria-label={inWords(t, current.step.label)}
        rows={3}
        autoFocus
        maxLength={max}
        ref={words}
        defaultValue={beginning}
        error={lacking ? t('guides.lacking') : undefined}
        onChange={(event) => {
          const { value } = event.currentTarget
          putDraft(id, field, value)
          setLacking((before) => before && value.trim() === '')
        }}
      />
      <Button variant="filled" style={{ alignSelf: 'flex-start' }} onClick={goOn} rightSection={<kbd>Ctrl ↵</kbd>}>
        {t('guides.goOn')}
      </Button>
    </>
  )
}
