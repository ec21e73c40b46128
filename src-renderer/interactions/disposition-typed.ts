import { z } from 'zod'
import { bogotaInstant } from '#shared/calendar/civil-date.ts'
import type { DispositionEntry } from '#shared/catalogues/disposition-schema.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { Disposition } from '#shared/interactions/disposition.ts'
import type { Instant } from '#shared/kernel/instants.ts'

/** What a disposition asks for, as it is being typed; blank: not said. */
export const DispositionTyped = z.object({
  /** `2026-11-24T10:30`, in Bogotá, as a field of day and hour has it. */
  dueAt: z.string(),
  on: z.string(),
  reasonId: z.string(),
  reason: z.string(),
  topic: z.string(),
})
export type DispositionTyped = z.infer<typeof DispositionTyped>
export const NOTHING_ASKED: DispositionTyped = { dueAt: '', on: '', reasonId: '', reason: '', topic: '' }

/** A field of day and hour in Bogotá as an instant; undefined while it is not whole. */
export function instantTyped(text: string): Instant | undefined {
  const [, day, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(text) ?? []
  return day === undefined ? undefined : bogotaInstant(day, Number(hours) * 60 + Number(minutes))
}

const unlessBlank = <K extends string>(key: K, value: string): { [P in K]?: string } =>
  value.trim() === '' ? {} : ({ [key]: value.trim() } as { [P in K]: string }) // a computed key is widened to string

/**
 * The disposition as the registration keeps it: in the catalogue's Spanish words, with what its entry asks for and the
 * topic that the contact had.
 */
export function dispositionOf(
  catalogue: Catalogue,
  entry: DispositionEntry,
  typed: DispositionTyped,
  topic: string,
): Disposition {
  const { date, reason } = entry.requires
  const dueAt = date === 'dateTime' ? instantTyped(typed.dueAt) : undefined
  const listed = reason?.options.find(({ id }) => id === typed.reasonId)
  const words = listed?.text.es ?? (reason?.ownWords === true ? typed.reason : '')
  return {
    id: entry.id,
    label: entry.text.es,
    catalogue: catalogue.version,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(date === 'date' ? unlessBlank('on', typed.on) : {}),
    ...(listed === undefined ? {} : { reasonId: listed.id }),
    ...unlessBlank('reason', words),
    ...unlessBlank('topic', typed.topic.trim() === '' ? topic : typed.topic),
  }
}
