import type { UserId } from '#shared/kernel/ids.ts'
import { type ColleaguesResponse, reachOf } from '#shared/telephony/colleagues.ts'
import type { Directory } from '../directory.ts'
import type { Lease } from './leases.ts'

/** Who else takes calls and is here, for `asking`: a coordinator's word counts before the screen has taken it up. */
export function colleaguesOf({ users }: Pick<Directory, 'users'>, here: readonly Lease[], asking: UserId) {
  const advises = (user: UserId) => {
    const known = users.get(user)
    return known?.enabled === true && known.roles.includes('advisor')
  }
  return {
    colleagues: here
      .filter(({ user }) => user !== asking && advises(user))
      .map(({ user, state, forced }) => ({
        id: user,
        reach: reachOf(state === 'available' ? (forced?.state ?? state) : state),
      })),
  } satisfies ColleaguesResponse
}
