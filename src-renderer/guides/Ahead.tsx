import { memo } from 'react'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { type GuideView, viewAhead } from '#shared/guides/view.ts'
import { useWords } from '../language/use-words.ts'
import { inWords } from './words.ts'

/** How many of the next steps are shown. */
const SHOWN = 3

/** What was foretold of a run: the same for whoever comes back to its contact. */
const foretold = new WeakMap<GuideRun, Pick<GuideView, 'ahead' | 'remaining'>>()

function foretell({ library, run }: Props) {
  const known = foretold.get(run) ?? viewAhead(library, run)
  foretold.set(run, known)
  return known
}

interface Props {
  readonly library: GuideLibrary
  readonly run: GuideRun
}

/** What likely comes next, pale. */
export const Ahead = memo(function Ahead(props: Props) {
  const { t } = useWords()
  const { ahead } = foretell(props)
  if (ahead.length === 0) return null
  const labels = ahead.slice(0, SHOWN).map(({ step }) => inWords(t, step.label))
  return (
    <p style={{ color: 'var(--mc-text3)' }}>
      {t('guides.ahead')}: {labels.join(' → ')}
    </p>
  )
})

/** «Paso 3 de 9». */
export const StepCount = memo(function StepCount(props: Props) {
  const { t } = useWords()
  const { run } = props
  if (run.current === null) return null
  const done = run.trail.length
  return `${t('guides.step', { step: done + 1, steps: done + foretell(props).remaining })} · `
})
