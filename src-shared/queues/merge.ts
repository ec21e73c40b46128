import { Skills } from '../identity/schema.ts'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { mergeLists, mergeWhole } from '../kernel/three-way.ts'
import { QueueParts } from './schema.ts'

/** Some of them; undefined is not said. */
export type SomeParts = { readonly [P in keyof QueueParts]?: QueueParts[P] | undefined }

/** Parts of which each field is a setting of its own. */
const BY_FIELD = ['targets', 'thresholds'] as const
type ByField = (typeof BY_FIELD)[number]
const isByField = (part: string): part is ByField => BY_FIELD.some((one) => one === part)

interface Fields {
  readonly [field: string]: unknown
}

/** What both changed, each otherwise: `targets.goal`, or a part that goes as a whole. Values as JSON, for whoever words them. */
const clash = (field: string, theirs: unknown, yours: unknown) =>
  reject('queue.changedMeanwhile', { field, theirs: canonicalJson(theirs), yours: canonicalJson(yours) })

function mergeFields(part: ByField, was: Fields, mine: Fields, theirs: Fields): Result<Fields, Rejection> {
  const merged: Record<string, unknown> = { ...theirs }
  for (const [field, value] of Object.entries(mine)) {
    const one = mergeWhole(was[field], value, theirs[field])
    if (one.clashes.length > 0) return clash(`${part}.${field}`, theirs[field], value)
    merged[field] = one.merged
  }
  return ok(merged)
}

/**
 * The parts that a coordinator changed, on a queue that others may have changed since they opened it.
 * @param was those parts as they saw them; a part that is not said is replaced as a whole, as earlier programs meant it
 */
export function mergeQueue(queue: QueueParts, was: SomeParts, mine: SomeParts): Result<Fields, Rejection> {
  const [before, now]: [Fields, Fields] = [was, queue]
  const merged: Record<string, unknown> = {}
  for (const [part, value] of Object.entries(mine)) {
    if (value === undefined) continue
    if (before[part] === undefined) merged[part] = value
    else if (isByField(part)) {
      const fields = mergeFields(part, before[part] as Fields, value as Fields, queue[part]) // both parts are objects
      if (!fields.ok) return fields
      merged[part] = fields.value
    } else if (part === 'skills') {
      const both = mergeLists(was.skills ?? [], mine.skills ?? [], queue.skills, (skill) => skill.toLowerCase())
      // More than a queue asks for, or one word in other letters: whoever comes second chooses.
      if (both.clashes.length > 0 || !Skills.safeParse(both.merged).success) return clash(part, now[part], value)
      merged[part] = both.merged
    } else if (part === 'numbers' && was.numbers && mine.numbers && queue.numbers) {
      const both = mergeLists(was.numbers, mine.numbers, queue.numbers, (number) => number)
      if (both.clashes.length > 0 || !QueueParts.shape.numbers.safeParse(both.merged).success)
        return clash(part, now[part], value)
      merged[part] = both.merged
    } else {
      // A document of an earlier program does not have what was added since.
      const theirs = now[part] ?? null
      const whole = mergeWhole(before[part], value, theirs)
      if (whole.clashes.length > 0) return clash(part, theirs, value)
      merged[part] = whole.merged
    }
  }
  return ok(merged)
}
