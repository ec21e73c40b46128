import { z } from 'zod'
import type { DispositionEntry } from '../catalogues/disposition-schema.ts'
import { dispositionById } from '../catalogues/dispositions.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { bounded } from '../kernel/bounded.ts'
import { CivilDate, Instant } from '../kernel/instants.ts'
import { requiredText, storable } from '../kernel/text.ts'

/** How a contact ended, in the words of its day: a catalogue that changes later does not change what was chosen. */
export const Disposition = z.looseObject({
  id: storable.max(80),
  label: requiredText(120),
  /** Version of the catalogue it was chosen from and is checked by; what earlier programs registered has none. */
  catalogue: storable.max(40).optional(),
  /** What the catalogue asks for with it: a day, or a day and an hour. */
  on: CivilDate.optional(),
  dueAt: Instant.optional(),
  /** The catalogue's reason in its own words, or the advisor's. */
  reason: requiredText(1_000).optional(),
  reasonId: storable.max(80).optional(),
  /** What it was about: every disposition carries its topic where one is known. */
  topic: requiredText(120).optional(),
  /** The rule that refused the contact, for a disposition that only a rule sets. */
  rule: storable.max(80).optional(),
})
export type Disposition = z.infer<typeof Disposition>

/** As a command brings it. */
export const GivenDisposition = bounded(Disposition, 16 * 1024)

/** What a disposition lacks, as the code of the sentence that says so. */
export type DispositionLack =
  | 'disposition.unknown'
  | 'disposition.setByRule'
  | 'disposition.lacksTopic'
  | 'disposition.lacksDate'
  | 'disposition.lacksDateTime'
  | 'disposition.inPast'
  | 'disposition.lacksReason'

/**
 * What the entry asks for and the disposition does not say; the form and decide ask the same.
 * @param topics of the contact's requests
 * @param at when it is registered: what is to be done is later than that
 */
export function lackingIn(
  entry: DispositionEntry,
  disposition: Pick<Disposition, 'on' | 'dueAt' | 'reason' | 'reasonId' | 'topic' | 'rule'>,
  topics: readonly string[],
  at: Instant,
): readonly DispositionLack[] {
  const { date, topic, reason } = entry.requires
  const lacking: DispositionLack[] = []
  if (entry.setBy === 'rule' && disposition.rule === undefined) lacking.push('disposition.setByRule')
  if (topic && disposition.topic === undefined && topics.length === 0) lacking.push('disposition.lacksTopic')
  if (date === 'date' && disposition.on === undefined) lacking.push('disposition.lacksDate')
  if (date === 'dateTime' && disposition.dueAt === undefined) lacking.push('disposition.lacksDateTime')
  if (date === 'dateTime' && disposition.dueAt !== undefined && disposition.dueAt <= at)
    lacking.push('disposition.inPast')
  if (reason !== null) {
    const listed = reason.options.some(({ id }) => id === disposition.reasonId)
    if (!listed && !(reason.ownWords && disposition.reason !== undefined)) lacking.push('disposition.lacksReason')
  }
  return lacking
}

/** As {@link lackingIn}, by a catalogue; where it is not known nothing is checked. */
export function dispositionLacks(
  catalogue: Catalogue | undefined,
  disposition: Disposition,
  topics: readonly string[],
  at: Instant,
): readonly DispositionLack[] {
  if (catalogue === undefined) return []
  const entry = dispositionById(catalogue, disposition.id)
  return entry === undefined ? ['disposition.unknown'] : lackingIn(entry, disposition, topics, at)
}
