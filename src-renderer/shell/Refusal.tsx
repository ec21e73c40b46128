import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { leadTo } from './lead-to.ts'
import { Sentence } from './Sentence.tsx'
import classes from './sentence.module.css'

/** What was refused of what somebody has just done: said, and never out of their sight. */
export function Refusal({ why }: { why: Rejection }) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal is led to, also the same one again
  useEffect(() => leadTo(place.current), [why])
  return (
    <div ref={place} tabIndex={-1} className={classes.refusal}>
      <Sentence tone="bad">{sentenceOf(t, why)}</Sentence>
    </div>
  )
}
