import { type Measured, measured, type Period, sum, within } from './measured.ts'

/** A survey that was offered to a customer; `score` null: not answered. */
export interface Survey {
  readonly at: number
  readonly score: number | null
}

/** Satisfacción: Σ scores ÷ answers, with the response rate beside it; never without n, which is the denominator. */
export function satisfaction(
  surveys: readonly Survey[],
  period: Period,
): { readonly score: Measured; readonly response: Measured } {
  const own = surveys.filter(({ at }) => within(period, at))
  const scores = own.flatMap(({ score }) => (score === null ? [] : [score]))
  const unanswered = own.length - scores.length
  return {
    score: measured('satisfaction', 'score', [sum(scores, (score) => score), scores.length], period, {
      notAnswered: unanswered,
    }),
    response: measured('surveyResponse', 'share', [scores.length, own.length], period),
  }
}
