import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Rejection } from '#shared/kernel/result.ts'
import { sentenceOf } from '../language/sentence.ts'
import { Sentence } from './Sentence.tsx'

const isAway = ({ code }: Rejection): boolean => code === 'centre.unreachable'

/** Why the centre has not answered. @param away what is said while it cannot be reached: what there is meanwhile */
export const centreSentence = (t: TFunction, why: Rejection, away: string): string =>
  isAway(why) ? away : sentenceOf(t, why)

/** The same, where it must be seen: a centre that is away for now is no fault. */
export function CentreRefusal({ why, away }: { why: Rejection; away: string }) {
  const { t } = useTranslation()
  return <Sentence tone={isAway(why) ? 'warn' : 'bad'}>{centreSentence(t, why, away)}</Sentence>
}
