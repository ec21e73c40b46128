import { createElement, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** The peer: one field, and one button whose key brings the next heading. Nothing else. */
function Bare() {
  const [text, setText] = useState('')
  const [step, setStep] = useState(0)
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.key === 'F2') setStep((before) => before + 1)
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [])
  return createElement(
    'main',
    null,
    createElement('h2', { id: 'step' }, `Paso ${step}`),
    createElement('textarea', {
      id: 'field',
      rows: 3,
      value: text,
      onChange: (/** @type {{ currentTarget: { value: string } }} */ event) => setText(event.currentTarget.value),
    }),
    createElement('button', { type: 'button', onClick: () => setStep((before) => before + 1) }, 'Seguir'),
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(createElement(Bare))
