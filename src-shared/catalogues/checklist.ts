import type { RequestKind } from '../calendar/terms.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import type { Catalogue, ChecklistItem } from './schema.ts'

/** The first-contact checklist of a kind of request; empty for a kind that the catalogue does not have. */
export const checklistOf = (catalogue: Catalogue, kind: RequestKind): readonly ChecklistItem[] =>
  catalogue.kinds.find((entry) => entry.id === kind)?.checklist ?? []

/** Whether *¿Se puede solucionar en primer contacto?* may be answered SI. */
export type ChecklistOutcome =
  | { readonly state: 'resolvable'; readonly overridden: readonly ChecklistItem[] }
  /** Critical items are not ticked: SI is refused, whatever the reasons. */
  | { readonly state: 'refused'; readonly critical: readonly ChecklistItem[] }
  /** Standard items are neither ticked nor have a reason: SI waits for them. */
  | { readonly state: 'incomplete'; readonly lackingReason: readonly ChecklistItem[] }

/**
 * What a checklist as ticked allows.
 * @param ticked ids of the items that are true
 * @param overrides reasons by id of a standard item that is not ticked; a blank one is none
 */
export function checklistOutcome(
  catalogue: Catalogue,
  kind: RequestKind,
  ticked: readonly string[],
  overrides: Readonly<Record<string, string>>,
): ChecklistOutcome {
  const items = checklistOf(catalogue, kind)
  if (items.length === 0) throw new Error(`catalogue ${catalogue.version} has no checklist of ${kind}`)
  const open = items.filter((item) => !ticked.includes(item.id))
  const critical = open.filter((item) => item.weight === 'critical')
  if (critical.length > 0) return { state: 'refused', critical }
  const lackingReason = open.filter((item) => (overrides[item.id] ?? '').trim() === '')
  return lackingReason.length > 0 ? { state: 'incomplete', lackingReason } : { state: 'resolvable', overridden: open }
}

/** Stands between the sentences of a refusal: no text that can be kept holds it (kernel/text.ts), whatever a bank writes. */
export const BETWEEN_ITEMS = '\u0000'

/**
 * Whether SI may be answered.
 * @returns `guide.checklistRefused` or `guide.checklistIncomplete` with the sentences that lack (`items`, {@link BETWEEN_ITEMS} them)
 */
export function mayBeSolved(...asked: Parameters<typeof checklistOutcome>): Result<undefined, Rejection> {
  const outcome = checklistOutcome(...asked)
  const texts = (those: readonly ChecklistItem[]) => those.map(({ text }) => text.es).join(BETWEEN_ITEMS)
  if (outcome.state === 'refused') return reject('guide.checklistRefused', { items: texts(outcome.critical) })
  if (outcome.state === 'incomplete')
    return reject('guide.checklistIncomplete', { items: texts(outcome.lackingReason) })
  return ok(undefined)
}
