import { dispositionById } from '../catalogues/dispositions.ts'
import { documentOf } from '../catalogues/entries.ts'
import { type Answer, DONE } from './answer.ts'
import { keptOf } from './kept.ts'
import type { GuideLibrary } from './library.ts'
import { refusedDisposition } from './refused-disposition.ts'
import type { GuideRun } from './run.ts'
import { FOLLOW_UP_GUIDE, OUTBOUND_GUIDE } from './shipped.ts'

/** The disposition that what happened points to, or '' where nothing does; the advisor has the last word. */
export function likelyDisposition(library: GuideLibrary, run: GuideRun): string {
  const kept = keptOf(library, run)
  const reasons = library.guide(run.guideId, run.guideVersion)?.early?.reasons
  const early = reasons?.find(({ id }) => id === kept.early?.reason)
  if (early !== undefined) return early.disposition
  if (run.guideId === FOLLOW_UP_GUIDE) return ofFollowUp(run)
  if (run.guideId === OUTBOUND_GUIDE)
    return kept.refusedBy === null ? ofOutbound(run) : refusedDisposition(kept.refusedBy)
  const last = kept.requests.at(-1)
  const candidates = [
    last?.branch === 'no' ? `inbound.escalated.${last.kind}` : null,
    last?.document == null ? null : (documentOf(library.catalogue, last.document)?.disposition ?? null),
    last?.procedure == null || !wasDone(run, last.index) ? null : 'inbound.procedureDone',
    last === undefined ? null : 'inbound.informed',
  ]
  return candidates.find((id) => id !== null && dispositionById(library.catalogue, id) !== undefined) ?? ''
}

/** Whether a request's procedure was carried out: the customer may have desisted, or there was nothing to do. */
function wasDone(run: GuideRun, request: number): boolean {
  const returned = run.trail.findLast(
    ({ position, answer }) => position.request === request && answer.kind === 'returned',
  )?.answer
  return returned?.kind !== 'returned' || returned.outcome === DONE
}

/** What calling the customer came to, where nobody was spoken with. */
const UNANSWERED: Readonly<Record<string, string>> = {
  noAnswer: 'outbound.none.noAnswer',
  busy: 'outbound.none.busy',
  voicemail: 'outbound.none.voicemail',
}

const notReached = (called: Answer | undefined): string =>
  called?.kind === 'done' ? (UNANSWERED[called.outcome ?? ''] ?? '') : ''

function ofOutbound(run: GuideRun): string {
  const last = (stepId: string) => run.trail.findLast((entry) => entry.stepId === stepId)?.answer
  const called = last('llama')
  const spoke = last('pregunta-por-cliente')
  if (spoke?.kind === 'choice' && spoke.option === 'third') return 'outbound.third.message'
  if (spoke?.kind === 'choice' && spoke.option === 'unknown') return 'outbound.third.unknown'
  if (last('sin-autorizacion') !== undefined) return 'outbound.excluded.asked'
  return notReached(called)
}

function ofFollowUp(run: GuideRun): string {
  const did = (stepId: string) => run.trail.some((entry) => entry.stepId === stepId)
  const spoke = run.trail.findLast(({ stepId }) => stepId === 'pregunta-por-cliente')?.answer
  if (did('objeta')) return 'outbound.followUpObjected'
  if (did('marca-informado')) return 'outbound.followUpInformed'
  if (spoke?.kind === 'choice' && spoke.option === 'third') return 'outbound.third.message'
  if (spoke?.kind === 'choice' && spoke.option === 'unknown') return 'outbound.third.unknown'
  return spoke === undefined ? notReached(run.trail.findLast(({ stepId }) => stepId === 'llama')?.answer) : ''
}
