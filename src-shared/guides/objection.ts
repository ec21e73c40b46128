import type { GuideRun } from './run.ts'

const OBJECTED = 'outbound.followUpObjected'

/** What the customer said does not answer their request: the last words asked for by a follow-up; null before that. */
export function objectionSaid(run: GuideRun): string | null {
  const said = run.trail.findLast(({ answer }) => answer.kind === 'text')?.answer
  return said?.kind === 'text' && said.text.trim() !== '' ? said.text.trim() : null
}

/** The reason of a disposition that the guide has asked for already, so that nobody is asked for it twice. */
export const reasonSaid = (run: GuideRun, dispositionId: string): string | null =>
  dispositionId === OBJECTED ? objectionSaid(run) : null
