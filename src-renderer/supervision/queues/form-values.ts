import { z } from 'zod'
import { storable } from '#shared/kernel/text.ts'
import {
  DialledNumber,
  MOST_NUMBERS,
  type QueueDocument,
  RING_SECONDS,
  QueueDocument as Shape,
  WAIT_SECONDS,
} from '#shared/queues/schema.ts'
import { WrapUp } from '#shared/telephony/queues.ts'
import { messageOf } from '../../language/field-error.ts'

/** A number as it is typed, with a comma or a point; an emptied field is no zero. */
function between(least: number, most: number) {
  const message = messageOf({ code: 'number.outOfRange', facts: { least, most } })
  return z
    .string()
    .trim()
    .min(1, { error: 'text.required', abort: true })
    .transform((typed) => Number(typed.replace(',', '.')))
    .pipe(z.number(message).min(least, message).max(most, message))
}
/** Within what the queue keeps. @param per how much of it one typed unit is */
const within = ({ minValue, maxValue }: z.ZodNumber, per: number) =>
  between((minValue ?? 0) / per, (maxValue ?? Number.MAX_SAFE_INTEGER) / per)

/** What may be left empty, and is then nobody's word but the PBX's. */
const orEmpty = <T>(shape: z.ZodType<T, string>) =>
  z.string().transform((typed, { issues }): T | null => {
    if (typed.trim() === '') return null
    const read = shape.safeParse(typed)
    if (read.success) return read.data
    issues.push(
      ...read.error.issues.map((issue) => ({ code: 'custom' as const, input: typed, message: issue.message })),
    )
    return z.NEVER
  })
const whole = (least: number, most: number) => between(least, most).refine(Number.isInteger, 'number.notWhole')
const commas = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
/** As people write them, with blanks and dashes; a comma alone is none. */
const numbers = z
  .string()
  .transform((typed) => [...new Set(commas(typed).map((one) => one.replaceAll(/[\s-]/g, '')))])
  .pipe(
    z
      .array(z.string())
      .refine(
        (all) => all.length > 0 && all.every((one) => DialledNumber.safeParse(one).success),
        'queue.numberMalformed',
      )
      .max(MOST_NUMBERS, messageOf({ code: 'queue.tooManyNumbers', facts: { most: MOST_NUMBERS } })),
  )

const { withinMs, goal, shortMs } = Shape.shape.targets.shape
const { waiting, longestWaitMs, abandonment } = Shape.shape.thresholds.shape
const calls = within(waiting.shape.warning, 1).refine(Number.isInteger, 'number.notWhole')
const longest = within(longestWaitMs.shape.warning, 1_000)
const abandoned = within(abandonment.shape.warning, 0.01)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'queue.hoursReversed')

/** A queue as a coordinator types it: seconds, percents and hours of the day. */
export const QueueForm = z
  .object({
    code: Shape.shape.code,
    name: Shape.shape.name,
    within: within(withinMs, 1_000),
    goal: within(goal, 0.01),
    short: within(shortMs, 1_000),
    countAbandonedWithin: z.boolean(),
    countFlowOuts: z.boolean(),
    waitingWarning: calls,
    waitingAlert: calls,
    longestWarning: longest,
    longestAlert: longest,
    abandonmentWarning: abandoned,
    abandonmentAlert: abandoned,
    wrapUpMode: WrapUp.shape.mode,
    wrapUpLimit: between(0, 3_600),
    wrapUpDisposition: z.string().max(80),
    hours: z.array(z.object({ days: z.array(z.string()).min(1, 'queue.daysMissing'), from: clock, to: clock })),
    openOnHolidays: z.boolean(),
    skills: storable.max(1_000),
    outOfHoursPrompt: Shape.shape.outOfHoursPrompt,
    holidayPrompt: Shape.shape.holidayPrompt,
    voicemail: z.boolean(),
    enabled: z.boolean(),
    numbers: orEmpty(numbers),
    /** No number reaches it, not one of the PBX's settings either: an empty field says that the settings hold. */
    noNumbers: z.boolean(),
    ringSeconds: orEmpty(whole(RING_SECONDS.least, RING_SECONDS.most)),
    waitSeconds: orEmpty(
      whole(0, WAIT_SECONDS.most).refine(
        (seconds) => seconds === 0 || seconds >= WAIT_SECONDS.least,
        messageOf({ code: 'number.outOfRange', facts: WAIT_SECONDS }),
      ),
    ),
  })
  .check(({ value, issues }) => {
    const reversed = (warning: number, alert: number, path: string) => {
      if (warning > alert) issues.push({ code: 'custom', input: value, path: [path], message: 'queue.levelsReversed' })
    }
    reversed(value.waitingWarning, value.waitingAlert, 'waitingAlert')
    reversed(value.longestWarning, value.longestAlert, 'longestAlert')
    reversed(value.abandonmentWarning, value.abandonmentAlert, 'abandonmentAlert')
    if (value.noNumbers && value.numbers !== null)
      issues.push({ code: 'custom', input: value, path: ['numbers'], message: 'queue.numbersAndNone' })
    value.hours.forEach(({ from, to }, at) => {
      if (minutesOf(from) >= minutesOf(to))
        issues.push({ code: 'custom', input: value, path: ['hours', at, 'to'], message: 'queue.hoursReversed' })
    })
    const limited = value.wrapUpMode === 'limited' || value.wrapUpMode === 'noEarlyExit'
    if (limited && value.wrapUpLimit === 0)
      issues.push({ code: 'custom', input: value, path: ['wrapUpLimit'], message: 'queue.limitMissing' })
  })
export type QueueTyped = z.input<typeof QueueForm>

const two = (part: number) => String(part).padStart(2, '0')
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
export function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}
/** Without the tail that 0.07 × 100 has in binary. */
const rounded = (value: number): string => String(Math.round(value * 1_000) / 1_000)

export function typedOf(queue: QueueDocument): QueueTyped {
  const { targets, thresholds, wrapUp } = queue
  return {
    code: queue.code,
    name: queue.name,
    within: rounded(targets.withinMs / 1_000),
    goal: rounded(targets.goal * 100),
    short: rounded(targets.shortMs / 1_000),
    countAbandonedWithin: targets.countAbandonedWithin,
    countFlowOuts: targets.countFlowOuts,
    waitingWarning: rounded(thresholds.waiting.warning),
    waitingAlert: rounded(thresholds.waiting.alert),
    longestWarning: rounded(thresholds.longestWaitMs.warning / 1_000),
    longestAlert: rounded(thresholds.longestWaitMs.alert / 1_000),
    abandonmentWarning: rounded(thresholds.abandonment.warning * 100),
    abandonmentAlert: rounded(thresholds.abandonment.alert * 100),
    wrapUpMode: wrapUp.mode,
    wrapUpLimit: rounded((wrapUp.limit ?? 0) / 1_000),
    wrapUpDisposition: wrapUp.disposition ?? '',
    hours: queue.hours.map(({ days, from, to }) => ({ days: days.map(String), from: clockOf(from), to: clockOf(to) })),
    openOnHolidays: queue.openOnHolidays,
    skills: queue.skills.join(', '),
    outOfHoursPrompt: queue.outOfHoursPrompt,
    holidayPrompt: queue.holidayPrompt,
    voicemail: queue.voicemail,
    enabled: queue.enabled,
    numbers: (queue.numbers ?? []).join(', '),
    noNumbers: queue.numbers?.length === 0,
    ringSeconds: String(queue.ringSeconds ?? ''),
    waitSeconds: String(queue.waitSeconds ?? ''),
  }
}

/** What `queue.edit` takes of a queue that was opened: the parts that were changed, and as they were, so that a colleague's stay. */
export function changesOf(opened: QueueDocument, typed: z.output<typeof QueueForm>) {
  // Held against the same form untouched: what it leaves out or rounds is no change.
  const untouched = QueueForm.safeParse(typedOf(opened))
  const before = new Map<string, unknown>(untouched.success ? Object.entries(editOf(untouched.data)) : [])
  const { code, ...parts } = editOf(typed)
  const changed = Object.entries(parts).filter(
    ([part, value]) => JSON.stringify(value) !== JSON.stringify(before.get(part)),
  )
  if (changed.length === 0) return null
  const seen = new Map<string, unknown>(Object.entries(opened))
  const was = Object.fromEntries(changed.map(([part]) => [part, seen.get(part) ?? null]))
  return { code, ...Object.fromEntries(changed), was }
}

/** What `queue.edit` takes of a whole form. */
export function editOf(typed: z.output<typeof QueueForm>) {
  return {
    code: typed.code,
    name: typed.name,
    wrapUp: {
      mode: typed.wrapUpMode,
      limit: typed.wrapUpLimit === 0 ? null : Math.round(typed.wrapUpLimit * 1_000),
      ...(typed.wrapUpDisposition === '' ? {} : { disposition: typed.wrapUpDisposition }),
    },
    targets: {
      withinMs: Math.round(typed.within * 1_000),
      goal: typed.goal / 100,
      shortMs: Math.round(typed.short * 1_000),
      countAbandonedWithin: typed.countAbandonedWithin,
      countFlowOuts: typed.countFlowOuts,
    },
    thresholds: {
      waiting: { warning: typed.waitingWarning, alert: typed.waitingAlert },
      longestWaitMs: { warning: typed.longestWarning * 1_000, alert: typed.longestAlert * 1_000 },
      abandonment: { warning: typed.abandonmentWarning / 100, alert: typed.abandonmentAlert / 100 },
    },
    hours: typed.hours.map(({ days, from, to }) => ({
      days: days.map(Number).sort(),
      from: minutesOf(from),
      to: minutesOf(to),
    })),
    openOnHolidays: typed.openOnHolidays,
    skills: commas(typed.skills),
    outOfHoursPrompt: typed.outOfHoursPrompt,
    holidayPrompt: typed.holidayPrompt,
    voicemail: typed.voicemail,
    enabled: typed.enabled,
    numbers: typed.noNumbers ? [] : typed.numbers,
    ringSeconds: typed.ringSeconds,
    waitSeconds: typed.waitSeconds,
  }
}
