import type { UserId } from '../kernel/ids.ts'
import { type CallEntry, type CallRecord, isSpeaking } from './call-record.ts'
import type { Call } from './phone/call.ts'

/** A customer of a queue is asked how it was, as the last thing of their call. */
export const mayBeSurveyed = ({ queue, state: { phase }, conference }: Call): boolean =>
  queue !== null && (phase === 'talking' || phase === 'held') && !conference

const isOf = (entry: CallEntry, person: UserId): boolean => 'by' in entry && entry.by === person

/** Whether somebody has sent the customer with whom they spoke last to the survey; who came back from there has not been. */
export function wentToSurvey({ entries }: CallRecord, person: UserId, survey: string): boolean {
  const spoke = entries.findLastIndex((entry) => isSpeaking(entry) && isOf(entry, person))
  return entries
    .slice(spoke + 1)
    .some((entry) => entry.kind === 'transferred' && isOf(entry, person) && entry.to === survey)
}
