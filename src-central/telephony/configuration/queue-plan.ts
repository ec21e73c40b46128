import { createHash } from 'node:crypto'
import { holidaysOf } from '#shared/calendar/holidays.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import type { QueueOfPbx } from '../phone-options.ts'
import { NO_QUEUE } from './names.ts'

/** The family of Asterisk's database that holds Colombia's holidays by their date. */
export const HOLIDAYS_FAMILY = 'multicontacto-holiday'
/** A line of the manager interface takes 1,024 characters: longer words go in parts. */
const PART_LENGTH = 600
/** 500 characters are at most 1,500 bytes, and 2,000 characters of base64. */
export const WORD_PARTS = 4
/** A PBX without a centre goes on knowing this many more years. */
const YEARS_AHEAD = 2

/** What the PBX says where the coordinator has written nothing. */
const WORDS = {
  closed: 'Gracias por llamar. En este momento estamos fuera de nuestro horario de atención.',
  holiday: 'Gracias por llamar. Hoy es festivo y no tenemos atención.',
} as const

function spoken(kind: keyof typeof WORDS, written: string): readonly (readonly [string, string])[] {
  const text = written.trim() === '' ? WORDS[kind] : written.trim()
  const coded = Buffer.from(text, 'utf8').toString('base64')
  return [
    [`${kind}/name`, createHash('sha256').update(text).digest('hex').slice(0, 32)],
    ...Array.from({ length: WORD_PARTS }, (_, part): readonly [string, string] => [
      `${kind}/${part}`,
      coded.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH),
    ]),
  ]
}

/**
 * What Asterisk's database holds of a queue: the dialplan reads it at each call (dialplan/opening.ts). Always the same keys,
 * so that writing it anew leaves nothing of before.
 */
export const queueEntries = (queue: QueueDocument): ReadonlyMap<string, string> =>
  new Map([
    ['is', queue.enabled ? 'on' : 'off'],
    ['holidays', queue.openOnHolidays ? 'open' : 'closed'],
    ['voicemail', queue.voicemail ? 'yes' : 'no'],
    // Empty: as the PBX's settings have it.
    ['wait', String(queue.waitSeconds ?? '')],
    // Ranges of minutes of the day, the first in it and the last not: `420-1140&1200-1260`.
    ...[0, 1, 2, 3, 4, 5, 6].map((day): [string, string] => [
      String(day),
      queue.hours
        .filter(({ days }) => days.includes(day))
        .map(({ from, to }) => `${from}-${to}`)
        .join('&'),
    ]),
    ...spoken('closed', queue.outOfHoursPrompt),
    ...spoken('holiday', queue.holidayPrompt),
  ])

/** Which queue each number reaches, of those that the PBX began with and of all that were set since. */
export function numberEntries(
  queues: ReadonlyMap<string, QueueDocument>,
  begun: readonly QueueOfPbx[],
): ReadonlyMap<string, string> {
  const set = [...queues.values()].flatMap(({ code, numbers }) =>
    (numbers ?? []).map((number) => [number, code] as const),
  )
  return new Map([
    ...begun.flatMap(({ id, numbers = [] }) =>
      numbers.map((number) => [number, queues.get(id)?.numbers ? NO_QUEUE : id] as const),
    ),
    ...set,
  ])
}

/** The dates of this year and those that follow. */
export const holidayEntries = (year: number): readonly string[] =>
  Array.from({ length: YEARS_AHEAD + 1 }, (_, more) => [...holidaysOf(year + more)].sort()).flat()
