import { memo } from 'react'
import type { Instant } from '#shared/kernel/instants.ts'
import { agoText, exactText } from '../language/format.ts'
import { useWords } from '../language/use-words.ts'
import { useNowSince } from './use-now.ts'

/** An instant in relation to now, with the exact one on hover. */
export const When = memo(function When({ at }: { at: Instant }) {
  const { t } = useWords()
  const now = useNowSince(Date.parse(at))
  return (
    <time dateTime={at} title={exactText(at)}>
      {agoText(t, at, now)}
    </time>
  )
})
