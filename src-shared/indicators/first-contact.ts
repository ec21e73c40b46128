import { bogotaDate } from '../calendar/civil-date.ts'
import type { ContactRequest, Interaction } from '../interactions/schema.ts'
import type { CivilDate } from '../kernel/instants.ts'

/** How many closed days are shown together of *comprobada*: a week has every weekday once. */
export const SHOWN_CLOSED_DAYS = 7

/** A part of a whole, in requests. */
export interface Share {
  readonly part: number
  readonly whole: number
}

/** What is looked at of a contact. */
export type DeclaredFacts = Pick<Interaction, 'direction' | 'openedAt'> & {
  readonly requests: readonly Pick<ContactRequest, 'branch'>[]
}

/**
 * Solución en primer contacto, *declarada*: requests whose branch was SI ÷ requests that were decided, of the inbound
 * contacts that began on a day in Bogotá (indicators, first-contact resolution). It is not *comprobada*: that one waits for
 * seven days without a return, and counts every advisor's contacts.
 */
export function firstContactDeclared(interactions: readonly DeclaredFacts[], day: CivilDate): Share {
  const decided = interactions
    .filter(({ direction, openedAt }) => direction === 'inbound' && bogotaDate(openedAt) === day)
    .flatMap(({ requests }) => requests.filter(({ branch }) => branch !== null))
  return { part: decided.filter(({ branch }) => branch === 'yes').length, whole: decided.length }
}
