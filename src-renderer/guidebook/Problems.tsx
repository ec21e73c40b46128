import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Edition } from '#shared/guidebook/edition.ts'
import { type GuideProblem, worldOf } from '#shared/guides/guide-problems.ts'
import { Guide } from '#shared/guides/schema.ts'
import { verifyGuide } from '#shared/guides/verify.ts'
import { type ProblemPlace, placeOf } from '#shared/guides/verify-answers.ts'
import { UNSTORABLE } from '#shared/kernel/text.ts'
import { inWords } from '../guides/words.ts'
import { Sentence } from '../shell/Sentence.tsx'
import classes from './guidebook.module.css'
import { nameInProblem } from './problems.ts'

/** What is wrong with a guide as it is being written, and where. */
export interface WrittenProblem {
  readonly stepId: string | null
  readonly place: ProblemPlace | null
  /** A sentence that stands alone. */
  readonly sentence: string
}

/** Elsewhere the sentence follows the name of its step. */
const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)

const sentenceOf = (t: TFunction, guide: Guide, problem: GuideProblem): string =>
  begun(t(`guidebook.problem.${problem.code}`, { name: nameInProblem(t, guide, problem) }))

/** Texts that are still missing or cannot be saved, by the way to them: `steps`, the step's place, its field. */
function wrongTexts(t: TFunction, guide: Guide): readonly WrittenProblem[] {
  const read = Guide.safeParse(guide)
  if (read.success) return []
  return read.error.issues.map(({ path, message }) => {
    const step = path[0] === 'steps' ? guide.steps[Number(path[1])] : undefined
    const answers = path.includes('options') || path.includes('outcomes')
    return {
      stepId: step?.id ?? null,
      place: answers ? { at: 'answers' } : path.includes('script') ? { at: 'script' } : null,
      sentence: t(message === UNSTORABLE ? `rejection.${UNSTORABLE}` : 'guidebook.problem.empty'),
    }
  })
}

/** What the verifier says of the guide as it stands, while one writes. */
export function useProblems(guide: Guide, { guides, catalogue }: Edition): readonly WrittenProblem[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const all = guides.map((one) => (one.id === guide.id ? guide : one))
    const found = verifyGuide(guide, worldOf(all, catalogue)).map((problem) => ({
      stepId: problem.stepId,
      place: placeOf(guide, problem),
      sentence: sentenceOf(t, guide, problem),
    }))
    return [...wrongTexts(t, guide), ...found]
  }, [t, guide, guides, catalogue])
}

/** The sentences of one place, each once. */
export function Problems({ of }: { of: readonly WrittenProblem[] }) {
  return [...new Set(of.map(({ sentence }) => sentence))].map((sentence) => (
    <Sentence key={sentence} tone="bad">
      {sentence}
    </Sentence>
  ))
}

interface BarProps {
  readonly guide: Guide
  readonly problems: readonly WrittenProblem[]
  readonly show: (stepId: string) => void
}

/** How much there is to mend, wherever one is, and the way to each step that has it. */
export function ProblemsBar({ guide, problems, show }: BarProps) {
  const { t } = useTranslation()
  const steps = guide.steps.filter(({ id }) => problems.some(({ stepId }) => stepId === id))
  return (
    <div className={classes.bar} role="status" data-wrong={problems.length > 0}>
      <b>{problems.length === 0 ? t('guidebook.soundSoFar') : t('guidebook.toMend', { count: problems.length })}</b>
      {steps.map((step) => (
        <button key={step.id} type="button" onClick={() => show(step.id)}>
          {t('guidebook.goToStep', { step: inWords(t, step.label) })}
        </button>
      ))}
    </div>
  )
}
