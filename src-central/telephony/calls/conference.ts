import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import type { Channel } from './channels.ts'
import type { Part } from './parts.ts'

/**
 * Of the advisors who are with a customer in one bridge, the one who has been for longest: whose contact it is.
 * @param inside the channels of the bridge
 * @param but somebody who is not counted
 */
export function leaderOf(
  parts: ReadonlyMap<string, Part>,
  inside: readonly Channel[],
  call: InteractionId | null,
  but: UserId | null,
): Part | null {
  const theirs = inside.flatMap(({ id }) => parts.get(id) ?? [])
  const [first] = theirs
    .filter((part) => part.call === call && part.advisor !== but)
    .sort((one, other) => one.came - other.came)
  return first ?? null
}
