import { dueDate, receivedOn } from '../calendar/business-days.ts'
import { bogotaDate } from '../calendar/civil-date.ts'
import type { CaseSettings } from '../compliance/settings.ts'
import { derivedId } from '../kernel/ids.ts'
import type { CivilDate, Instant } from '../kernel/instants.ts'
import { hashOf } from '../kernel/text.ts'
import type { Case, CaseEntry } from './schema.ts'

/** The entry by which the customer was told the answer that stands now; undefined where none was told. */
const tellingOf = ({ state, entries }: Case): CaseEntry | undefined =>
  state === 'informed' ? entries.findLast(({ what }) => what === 'case.informCustomer') : undefined

/**
 * The last day on which the customer may still object to what they were told (table, *by itself after 5 business days †
 * without objection*): counted as every term is, from the day after. Once it is over the case closes by itself.
 * @returns null where nothing is waited for
 */
export function objectionUntil(
  current: Case,
  { closesAfterDays, dayEndsAt }: Pick<CaseSettings, 'closesAfterDays' | 'dayEndsAt'>,
): CivilDate | null {
  const told = tellingOf(current)
  return told === undefined ? null : dueDate(receivedOn(told.at, dayEndsAt), closesAfterDays).on
}

/** Whether the customer may still object on that day. */
export const mayBeOpposed = (until: CivilDate, at: Instant): boolean => bogotaDate(at) <= until

/** The command that closes a case by itself at an instant; null while the customer may object. */
export function closesUnopposed(current: Case, settings: CaseSettings, at: Instant) {
  const [told, until] = [tellingOf(current), objectionUntil(current, settings)]
  if (told === undefined || until === null || mayBeOpposed(until, at)) return null
  // One telling is closed once, by whichever node sees it and however often it is given.
  const idOf = (what: string) => derivedId(hashOf(`case.closeUnopposed:${what}:${current.id}:${told.id}`))
  return {
    id: idOf('command'),
    name: 'case.closeUnopposed',
    payload: { caseId: current.id, entryId: idOf('entry') },
  } as const
}
