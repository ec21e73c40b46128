import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import type { DialledCall } from '#shared/telephony/bridge-api.ts'
import { SOUND_STOPPED } from '../configuration/names.ts'
import type { Channel } from './channels.ts'

/** How a call ended that nobody had answered is known for so long: its console may be away meanwhile. */
const KNOWN_MS = 5 * 60_000

type Dialling = Channel & { readonly call: InteractionId; readonly user: UserId }

/** An advisor's own call, as long as nobody has answered it. */
export const isDialling = (channel: Channel): channel is Dialling =>
  channel.leg === 'advisor' && channel.dials && channel.call !== null && channel.user !== null

/** Calls that ended before anybody answered them: told to their console alone, which may not have heard it. */
export interface Unanswered {
  over(channel: Dialling, cause: string, at: number): void
  of(user: UserId, now: number): readonly DialledCall[]
}

export function unanswered(): Unanswered {
  const ended: { readonly user: UserId; readonly at: number; readonly is: DialledCall }[] = []
  const forget = (now: number) => {
    const known = ended.findIndex(({ at }) => now - at < KNOWN_MS)
    ended.splice(0, known === -1 ? ended.length : known)
  }
  return {
    over({ call, user }, cause, at) {
      forget(at)
      ended.push({ user, at, is: { id: call, over: cause === `${SOUND_STOPPED}` ? 'lost' : 'refused' } })
    },
    of(user, now) {
      forget(now)
      return ended.flatMap((one) => (one.user === user ? [one.is] : []))
    },
  }
}
