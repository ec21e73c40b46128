import { Channel } from '../customers/schema.ts'
import { type AnswerTest, type Condition, type FactTest, holds, testsWithin } from './condition.ts'
import { isAnswered } from './library.ts'
import type { Guide, Step, Way } from './schema.ts'

/** Whether a way is taken by ending the contact early, which no path needs to pass what the law needs for. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly early: boolean
}

/** Channels that a guide is made for. */
export const channelsOf = (guide: Guide): readonly Channel[] => guide.channels ?? Channel.options

export const stepsById = (guide: Guide): ReadonlyMap<string, Step> =>
  new Map(guide.steps.map((step) => [step.id, step]))

/** Every test that a step makes: of its ways, and of whether it applies. */
export function testsOf(step: Step): readonly (AnswerTest | FactTest)[] {
  if (step.kind === 'end') return []
  const ways = step.next.flatMap(({ when }) => (when === undefined ? [] : testsWithin(when)))
  return isAnswered(step) && step.when !== undefined ? [...ways, ...testsWithin(step.when)] : ways
}

const guideTests = new WeakMap<Guide, readonly (AnswerTest | FactTest)[]>()

/** Every test that a guide makes. */
export function testsIn(guide: Guide): readonly (AnswerTest | FactTest)[] {
  const known = guideTests.get(guide) ?? guide.steps.flatMap(testsOf)
  guideTests.set(guide, known)
  return known
}

/** What a condition is by the channel alone, or undefined where it depends on anything else. */
function byChannel(condition: Condition, channel: Channel): boolean | undefined {
  if ('not' in condition) {
    const found = byChannel(condition.not, channel)
    return found === undefined ? undefined : !found
  }
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition
    const found = ('any' in condition ? condition.any : condition.all).map((each) => byChannel(each, channel))
    if (found.includes(decisive)) return decisive
    return found.includes(undefined) ? undefined : !decisive
  }
  if ('answer' in condition || condition.fact !== 'contact.channel') return undefined
  return holds(condition, { answer: () => undefined, fact: () => channel })
}

/** The ways that a contact by a channel can take: none behind the first that is certain. */
function waysBy(ways: readonly Way[], channel: Channel | undefined): readonly Way[] {
  if (channel === undefined) return ways
  const decided = ways.map(({ when }) => (when === undefined ? true : byChannel(when, channel)))
  const certain = decided.indexOf(true)
  return ways.filter((_, index) => decided[index] !== false && (certain === -1 || index <= certain))
}

/** Every way out of a step, whatever is answered and known: by any channel, or by one. */
export function edgesFrom(guide: Guide, step: Step, channel?: Channel): readonly Edge[] {
  if (step.kind === 'end') return []
  const ways = waysBy(step.next, channel).map(({ to }): Edge => ({ from: step.id, to, early: false }))
  const limit = isAnswered(step) ? step.timeLimit : undefined
  if (limit === undefined) return ways
  if ('to' in limit) return [...ways, { from: step.id, to: limit.to, early: false }]
  return guide.early === undefined ? ways : [...ways, { from: step.id, to: guide.early.to, early: true }]
}

/** Whether a channel's contacts can come to a step. */
export const isForChannel = (step: Step, channel: Channel): boolean =>
  !isAnswered(step) || (step.channels?.includes(channel) ?? true)

/** Whether a step may be passed without anybody's answer. */
export const mayPass = (step: Step, channel: Channel): boolean =>
  !isAnswered(step) || !isForChannel(step, channel) || step.when !== undefined

/**
 * Everything that can be reached, each once.
 * @param keyOf when two places are the same
 */
export function reached<Place>(
  from: readonly Place[],
  next: (place: Place) => readonly Place[],
  keyOf: (place: Place) => string,
): readonly Place[] {
  const found = new Map<string, Place>()
  const open = [...from]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(keyOf(place))) continue
    found.set(keyOf(place), place)
    open.push(...next(place))
  }
  return [...found.values()]
}
