import type { TFunction } from 'i18next'
import type { Channel } from '#shared/customers/schema.ts'
import type { DoneStep } from '#shared/guides/view.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'

/* A request that was about a case that is there: what the customer says was added to it, and nothing was filed. */

/** What was done, of one request; the case's number may still be to come. */
export const addedTo = (t: TFunction, { radicado }: Pick<RequestTyped, 'radicado'>): string =>
  radicado === null ? t('guides.added.doneNoNumber') : t('guides.added.done', { radicado })

/** What became of the step at which it would have been escalated; null: it is none, or it was. */
export function addedWords(
  t: TFunction,
  { step, request }: DoneStep,
  requests: readonly RequestTyped[],
): string | null {
  const its = requests[request ?? 0]
  const isEscalation = step?.kind === 'act' && step.action === 'escalate'
  return isEscalation && its?.added === true ? addedTo(t, its) : null
}

/** The step's words; where they would announce the number of a new case they say what holds of the one that was there. */
export function scriptOf(
  t: TFunction,
  script: string | undefined,
  request: Pick<RequestTyped, 'added'> | undefined,
  channel: Channel,
): string | undefined {
  if (request?.added !== true || script?.includes('{case.radicado}') !== true) return script
  return t(channel === 'mailbox' ? 'guides.added.letter' : 'guides.added.script')
}
