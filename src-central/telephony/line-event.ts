import type { UserId } from '#shared/kernel/ids.ts'
import type { LineNow } from '#shared/telephony/bridge-api.ts'
import type { PbxEventOf } from '#shared/telephony/pbx-events.ts'
import type { Calls } from './calls/follow.ts'

/** What a console measured of its call's line, as the board hears it; null: the PBX has no such part of theirs. */
export function lineEvent(
  { parts }: Pick<Calls, 'parts'>,
  pbx: string,
  advisor: UserId,
  { call, ...line }: LineNow,
  at: number,
): PbxEventOf<'lineQuality'> | null {
  const part = [...parts.values()].find((one) => one.advisor === advisor && one.call === call)
  return part === undefined
    ? null
    : { type: 'lineQuality', id: part.id, at, pbx, call, advisor, part: part.id, ...line }
}
