import { REQUEST_KINDS, type RequestKind } from '../calendar/terms.ts'
import { SentBy } from '../interactions/sent-by.ts'
import { type Answer, comparedAs, DESISTED } from './answer.ts'
import { type GuideLibrary, isAnswered, stepAt } from './library.ts'
import type { Entry, GuideRun } from './run.ts'
import { type AnsweredStep, EARLY } from './schema.ts'
import type { Kept } from './vocabulary.ts'

/** One of the contact's requests, as far as the guide knows it. */
export interface KeptRequest {
  readonly index: number
  readonly kind: RequestKind | null
  /** Id of a topic of the catalogue. */
  readonly topic: string | null
  readonly text: string
  /**
   * ¿Se puede solucionar en primer contacto? What was escalated is a no, whatever was hoped before; what its customer
   * desisted from was neither solved nor left to solve, and stays undecided (indicators, first-contact resolution).
   */
  readonly branch: 'yes' | 'no' | null
  readonly caseId: string | null
  readonly document: string | null
  /** By which medium it was sent; null: it was not, or by a version that did not ask. */
  readonly documentBy: SentBy | null
  readonly procedure: string | null
  /** Reasons for which standard sentences of the checklist were overridden, by item, and when. */
  readonly overrides: Readonly<Record<string, string>>
  readonly decidedAt: string | null
}

/** What a contact's guide has brought together for its registration. */
export interface KeptContact {
  readonly recording: string | null
  readonly customerId: string | null
  /** Whether the customer authorised the treatment of personal data in this contact, and which channels: `all`, `phone`, `email`, `none`. */
  readonly authorisation: string | null
  readonly consentChannels: string | null
  readonly rating: string | null
  /** Why the customer is contacted: `callBack`, `missedCall`, `service`, `commercial`; and the rule that refused it. */
  readonly ground: string | null
  readonly refusedBy: string | null
  readonly disposition: string | null
  /** Why it was ended early, and at which step. */
  readonly early: { readonly reason: string; readonly stepId: string } | null
  readonly requests: readonly KeptRequest[]
}

function answeredStep(library: GuideLibrary, entry: Entry): AnsweredStep | null {
  const frame = entry.position.frames.at(-1)
  if (frame === undefined || entry.stepId === EARLY) return null
  const step = stepAt(library, frame)
  return isAnswered(step) ? step : null
}

/** What an answer is worth to the registration: a case's or disposition's id, a text, a choice. */
function worth(answer: Answer): string | null {
  if (answer.kind === 'customer') return answer.customerId
  if (answer.kind === 'done') return answer.ref ?? answer.outcome
  return comparedAs(answer) ?? null
}

/** What a run has answered so far, for the contact's registration. */
export function keptOf(library: GuideLibrary, run: GuideRun): KeptContact {
  const entries = run.trail.map((entry) => ({ entry, step: answeredStep(library, entry) }))
  const last = (kept: Kept, request?: number): string | null => {
    const found = entries.findLast(
      ({ entry, step }) => step?.keeps === kept && (request === undefined || entry.position.request === request),
    )
    return found === undefined ? null : worth(found.entry.answer)
  }
  const early = run.trail.find(({ stepId }) => stepId === EARLY)
  const indexes = new Set(run.trail.flatMap(({ position }) => (position.request === null ? [] : [position.request])))
  if (run.current !== null && run.current.request !== null) indexes.add(run.current.request)
  return {
    recording: last('contact.recording'),
    customerId: last('contact.customerId'),
    authorisation: last('contact.authorisation'),
    consentChannels: last('contact.consentChannels'),
    rating: last('contact.rating'),
    ground: last('contact.ground'),
    refusedBy: refusedBy(entries),
    disposition: last('contact.disposition'),
    early:
      early?.answer.kind === 'early'
        ? { reason: early.answer.reason, stepId: early.position.frames.at(-1)?.stepId ?? '' }
        : null,
    requests: [...indexes].map((index) => keptRequest(index, entries, (kept) => last(kept, index))),
  }
}

/** The rule by which the centre, or what is known here, refused the contact. */
function refusedBy(entries: readonly { readonly entry: Entry; readonly step: AnsweredStep | null }[]): string | null {
  const found = entries.findLast(({ step }) => step?.keeps === 'contact.refusedBy')?.entry.answer
  return found?.kind === 'done' && found.outcome === 'refused' ? found.ref : null
}

/** Whether the customer desisted from the procedure that was carried out last for a request. */
const desisted = (
  index: number,
  entries: readonly { readonly entry: Entry; readonly step: AnsweredStep | null }[],
): boolean => {
  const last = entries.findLast(({ entry }) => entry.position.request === index && entry.answer.kind === 'returned')
    ?.entry.answer
  return last?.kind === 'returned' && last.outcome === DESISTED
}

/** The medium that the last sending of a request's document tells. */
function sentBy(
  index: number,
  entries: readonly { readonly entry: Entry; readonly step: AnsweredStep | null }[],
): SentBy | null {
  const sending = entries.findLast(
    ({ entry, step }) => entry.position.request === index && step?.kind === 'act' && step.action === 'sendDocument',
  )?.entry.answer
  return sending?.kind === 'done' ? (SentBy.safeParse(sending.ref).data ?? null) : null
}

function keptRequest(
  index: number,
  entries: readonly { readonly entry: Entry; readonly step: AnsweredStep | null }[],
  last: (kept: Kept) => string | null,
): KeptRequest {
  const kind = last('request.kind')
  const decided = entries.findLast(({ entry }) => entry.position.request === index && entry.answer.kind === 'checklist')
  const checklist = decided?.entry.answer.kind === 'checklist' ? decided.entry.answer : null
  const escalated = entries.some(
    ({ entry, step }) => entry.position.request === index && step?.kind === 'act' && step.action === 'escalate',
  )
  return {
    index,
    kind: REQUEST_KINDS.find((each) => each === kind) ?? null,
    topic: last('request.topic'),
    text: last('request.text') ?? '',
    branch: escalated ? 'no' : desisted(index, entries) ? null : (checklist?.branch ?? null),
    caseId: last('request.caseId'),
    document: last('request.document'),
    documentBy: sentBy(index, entries),
    procedure: last('request.procedure'),
    overrides: checklist?.overrides ?? {},
    decidedAt: decided?.entry.at ?? null,
  }
}
