import { useMemo } from 'react'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import type { CurrentStep } from '#shared/guides/view.ts'
import { useWords } from '../language/use-words.ts'
import { Sentence } from '../shell/Sentence.tsx'
import { foretold } from './dropped-words.ts'
import type { GuidedContactState } from './use-guided-contact.ts'

interface Props {
  readonly library: GuideLibrary
  readonly run: GuideRun
  readonly current: CurrentStep
  readonly contact: Pick<GuidedContactState, 'facts' | 'typed'>
}

/** Where one came back to a step: what another answer would take off the way, before it is given. */
export function WouldDrop({ library, run, current, contact }: Props) {
  const { t } = useWords()
  const {
    facts,
    typed: { channel },
  } = contact
  const told = useMemo(
    () => foretold(t, library, run, current.step, current.since, facts(channel ?? 'voice')),
    [t, library, run, current, facts, channel],
  )
  if (told.length === 0) return null
  return (
    <Sentence tone="warn">
      {told.map(({ answers, steps }) => t('guides.foretold', { answers, steps })).join(' ')}
      {told.some(({ happened }) => happened) && ` ${t('guides.happened')}`}
    </Sentence>
  )
}
