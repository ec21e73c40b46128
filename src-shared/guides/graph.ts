import { Channel } from '../customers/schema.ts'
import { isAnswered } from './library.ts'
import type { Guide, Step } from './schema.ts'

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

/** Every way out of a step, whatever its condition. */
export function edgesFrom(guide: Guide, step: Step): readonly Edge[] {
  if (step.kind === 'end') return []
  const ways = step.next.map(({ to }): Edge => ({ from: step.id, to, early: false }))
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
