import { useEffect, useRef, useState } from 'react'
import { draftText, putDraft } from '../drafts/drafts.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import { overBy } from '../shell/over.ts'
import classes from './guides.module.css'
import { stepField } from './step-field.ts'
import type { GiveAnswer, StepProps } from './step-props.ts'
import { inWords } from './words.ts'

const FAULT = 'words-fault'

/**
 * Words of the customer. What is being typed is a draft of its own, so that a cut in its middle loses nothing; the field
 * itself holds it, so that a key renders nothing. It takes all that is pasted: what is too long is said, and stays.
 */
export function StepText({ id, current, max, answer }: StepProps & { max: number; answer: GiveAnswer }) {
  const { t } = useWords()
  const field = stepField(current.step.id, current.request)
  const before = current.remembered?.kind === 'text' ? current.remembered.text : ''
  const [beginning] = useState(() => draftText(id, field) ?? before)
  const words = useRef<HTMLTextAreaElement>(null)
  const [over, setOver] = useState(() => overBy(beginning, max))
  /** Going on was refused, and what for has not been mended. */
  const [refused, setRefused] = useState(false)
  const goOn = () => {
    const text = words.current?.value.trim() ?? ''
    if (text !== '' && overBy(text, max) === 0) return answer({ kind: 'text', text })
    setRefused(true)
    words.current?.focus()
  }
  useKeys({ 'Ctrl+Enter': goOn })
  // The guide leads to the one field of the step that has just come.
  useEffect(() => focusSoon(words.current), [])
  return (
    <>
      <textarea
        aria-label={inWords(t, current.step.label)}
        rows={3}
        ref={words}
        className={classes.words}
        aria-invalid={refused || over > 0}
        aria-describedby={refused || over > 0 ? FAULT : undefined}
        defaultValue={beginning}
        onChange={(event) => {
          const { value } = event.currentTarget
          putDraft(id, field, value)
          setOver(overBy(value, max))
          setRefused((before) => before && (value.trim() === '' || overBy(value, max) > 0))
        }}
      />
      {(refused || over > 0) && (
        <p id={FAULT} role={refused ? 'alert' : 'status'} className="mc-error" style={{ color: 'var(--mc-bad)' }}>
          {over === 0 ? t('guides.lacking') : t(refused ? 'guides.tooLong' : 'shell.over', { over, max })}
        </p>
      )}
      <LightButton variant="filled" style={{ alignSelf: 'flex-start' }} onClick={goOn} rightSection={<kbd>Ctrl ↵</kbd>}>
        {t('guides.goOn')}
      </LightButton>
    </>
  )
}
