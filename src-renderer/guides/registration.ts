import { bogotaDate } from '#shared/calendar/civil-date.ts'
import type { Case } from '#shared/cases/schema.ts'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import { documentOf } from '#shared/catalogues/entries.ts'
import type { Channel, Customer } from '#shared/customers/schema.ts'
import { consentInForce } from '#shared/customers/schema.ts'
import { type KeptContact, keptOf } from '#shared/guides/kept.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { Facts, GuideRun } from '#shared/guides/run.ts'
import { FOLLOW_UP_GUIDE } from '#shared/guides/shipped.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { blankRequest } from '../interactions/begin.ts'
import type { RequestTyped } from '../interactions/contact-values.ts'
import { topicWords } from './words.ts'

/** What the guide may ask about the contact and its customer (src-shared/guides/vocabulary.ts). */
export function factsOf(channel: Channel, customer: Customer | null, followed: Case | null): Facts {
  const facts: Facts = { 'contact.channel': channel, 'customer.known': customer === null ? 'no' : 'yes' }
  if (followed !== null) facts['case.customerLate'] = isCustomerLate(followed) ? 'yes' : 'no'
  if (customer === null) return facts
  for (const by of ['phone', 'email'] as const) {
    const asked = customer.consents.some((one) => one.channel === by && one.purpose === 'service')
    if (asked)
      facts[`customer.consents.${by}`] = consentInForce(customer, by, 'service') === null ? 'withdrawn' : 'granted'
  }
  const any = (['phone', 'email'] as const).some((by) => consentInForce(customer, by, 'service') !== null)
  if (any) facts['customer.consents.personalData'] = 'granted'
  return facts
}

/** The customer was told a day, and it has passed. */
const isCustomerLate = ({ clocks: { customer } }: Case): boolean => customer.dueOn < bogotaDate(instantOf(Date.now()))

/** The contact's requests as the guide knows them, each with the id that it was begun with. */
export function requestsIn(
  library: GuideLibrary,
  run: GuideRun,
  begun: readonly RequestTyped[],
): readonly RequestTyped[] {
  return keptOf(library, run).requests.map((kept) => {
    const known = begun[kept.index] ?? blankRequest()
    return {
      ...known,
      kind: kept.kind ?? '',
      topic: topicWords(library.catalogue, kept.topic),
      text: kept.text,
      branch: known.caseId === null ? kept.branch : 'no',
      caseId: known.caseId ?? kept.caseId,
      ...(Object.keys(kept.overrides).length > 0 ? { overrides: { ...kept.overrides } } : {}),
      ...(kept.document === null ? {} : { document: kept.document }),
      ...(kept.procedure === null ? {} : { procedure: kept.procedure }),
    }
  })
}

/** The disposition that what happened points to; the advisor has the last word. */
export function likelyDisposition(library: GuideLibrary, run: GuideRun): string {
  const kept: KeptContact = keptOf(library, run)
  const reasons = library.guide(run.guideId, run.guideVersion)?.early?.reasons
  const early = reasons?.find(({ id }) => id === kept.early?.reason)
  if (early !== undefined) return early.disposition
  if (run.guideId === FOLLOW_UP_GUIDE) return followUpDisposition(run)
  const last = kept.requests.at(-1)
  const candidates = [
    last?.branch === 'no' ? `inbound.escalated.${last.kind}` : null,
    last?.document == null ? null : (documentOf(library.catalogue, last.document)?.disposition ?? null),
    last?.procedure == null ? null : 'inbound.procedureDone',
    last === undefined ? null : 'inbound.informed',
  ]
  return candidates.find((id) => id !== null && dispositionById(library.catalogue, id) !== undefined) ?? ''
}

function followUpDisposition(run: GuideRun): string {
  const did = (stepId: string) => run.trail.some((entry) => entry.stepId === stepId)
  const spoke = run.trail.findLast(({ stepId }) => stepId === 'pregunta-por-cliente')?.answer
  if (did('objeta')) return 'outbound.followUpObjected'
  if (did('marca-informado')) return 'outbound.followUpInformed'
  if (spoke?.kind === 'choice' && spoke.option === 'third') return 'outbound.third.message'
  if (spoke?.kind === 'choice' && spoke.option === 'unknown') return 'outbound.third.unknown'
  return did('llama') && spoke === undefined ? 'outbound.none.noAnswer' : ''
}
