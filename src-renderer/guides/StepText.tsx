import { useEffect, useRef, useState } from 'react'
import { draftText, putDraft } from '../drafts/drafts.ts'
import { useWords } from '../language/use-words.ts'
import { focusSoon } from '../shell/focus-soon.ts'
import { useKeys } from '../shell/keys.ts'
import { LightButton } from '../shell/LightButton.tsx'
import classes from './guides.module.css'
import { stepField } from './step-field.ts'
import type { GiveAnswer, StepProps } from './step-props.ts'
import { inWords } from './words.ts'

const LACKING = 'words-lacking'

/**
 * Words of the customer. What is being typed is a draft of its own, so that a cut in its middle loses nothing; the field
 * itself holds it, so that a key renders nothing.
 */
export function StepText({ id, current, max, answer }: StepProps & { max: number; answer: GiveAnswer }) {
  const { t } = useWords()
  const field = stepField(current.step.id, current.request)
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
  // The guide leads to the one field of the step that has just come.
  useEffect(() => focusSoon(words.current), [])
  return (
    <>
      <textarea
        aria-label={inWords(t, current.step.label)}
        rows={3}
        maxLength={max}
        ref={words}
        className={classes.words}
        aria-invalid={lacking}
        aria-describedby={lacking ? LACKING : undefined}
        defaultValue={beginning}
        onChange={(event) => {
          const { value } = event.currentTarget
          putDraft(id, field, value)
          setLacking((before) => before && value.trim() === '')
        }}
      />
      {lacking && (
        <p id={LACKING} className="mc-error" style={{ color: 'var(--mc-bad)' }}>
          {t('guides.lacking')}
        </p>
      )}
      <LightButton variant="filled" style={{ alignSelf: 'flex-start' }} onClick={goOn} rightSection={<kbd>Ctrl ↵</kbd>}>
        {t('guides.goOn')}
      </LightButton>
    </>
  )
}
