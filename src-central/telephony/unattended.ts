import type { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { Ami } from './ami/client.ts'
import type { Calls } from './calls/follow.ts'
import { SOUND_STOPPED } from './configuration/names.ts'
import { contactOf, nameIn } from './endpoints.ts'

/** So long a console may be away while it dials, as one may be silent in a call (configuration/sip.ts, RTP_TIMEOUT). */
const AWAY_MS = 4_000

interface Parts {
  readonly ami: Pick<Ami, 'send'>
  readonly calls: Pick<Calls, 'channels'>
  /** Unix ms. */
  readonly now: () => number
}

/**
 * Ends what is dialled for nobody: before the other end answers there is no sound whose absence would tell that the console is
 * gone, and the PBX would go on ringing a customer, and not ring the advisor, for as long as it dials.
 */
export function unattended({ ami, calls, now }: Parts) {
  /** Since when the console of a channel is away, by Uniqueid. */
  let away: ReadonlyMap<string, number> = new Map()

  /** Null: it is no console, whose contacts are named after their person (sip-line.ts), or the PBX does not say. */
  async function dialledFrom(channel: string, user: string): Promise<string | null> {
    const said = await ami.send('Getvar', { Channel: channel, Variable: 'CHANNEL(pjsip,target_uri)' })
    const name = said.ok ? nameIn(said.value.fields.Value ?? '') : null
    return name?.startsWith(`${user}-`) === true ? name : null
  }

  /** Looks at what this person dials, or everybody. */
  return async (of?: UserId): Promise<void> => {
    const still = new Map<string, number>()
    for (const { id, name, leg, user, dials } of [...calls.channels.values()]) {
      if (leg !== 'advisor' || user === null || !dials || (of !== undefined && of !== user)) continue
      const console = await dialledFrom(name, phoneUserOf(user))
      const registered = await contactOf(ami, phoneUserOf(user))
      if (console === null || !registered.ok || registered.value === console) continue
      const since = away.get(id) ?? now()
      still.set(id, since)
      // Whoever has the person's telephone at another console has not dialled this.
      if (registered.value !== null || now() - since >= AWAY_MS)
        // Whoever answers in this moment is not hung up on: they are waited for (dialplan/legs.ts).
        await ami.send('Hangup', { Channel: name, Cause: SOUND_STOPPED })
    }
    away = of === undefined ? still : new Map([...away, ...still])
  }
}
