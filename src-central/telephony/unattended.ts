import type { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { Ami } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import { SOUND_STOPPED } from './configuration/names.ts'
import { consoleOf, nameIn } from './endpoints.ts'
import type { IsGone } from './front.ts'

/** So long a console may be away while it dials, as one may be silent in a call (configuration/sip.ts, RTP_TIMEOUT). */
const AWAY_MS = 4_000

interface Parts {
  readonly ami: Pick<Ami, 'send'>
  readonly calls: Pick<Calls, 'channels'>
  readonly isGone: IsGone
  /** Unix ms. */
  readonly now: () => number
}

/**
 * Ends what is dialled for nobody: before the other end answers there is no sound whose absence would tell that the console is
 * gone, and the PBX would go on ringing a customer, and not ring the advisor, for as long as it dials.
 */
export function unattended({ ami, calls, isGone, now }: Parts) {
  /** Since when the console of a channel is away, by Uniqueid. */
  const away = new Map<string, number>()
  /** The console from which a channel dials, by Uniqueid: that never changes. */
  const consoles = new Map<string, string>()
  let looksAtAll = false

  /** Null: it is no console, whose contacts are named after their person (sip-line.ts), or the PBX does not say. */
  async function dialledFrom({ id, name: channel }: Channel, user: string): Promise<string | null> {
    const known = consoles.get(id)
    if (known !== undefined) return known
    const said = await ami.send('Getvar', { Channel: channel, Variable: 'CHANNEL(pjsip,target_uri)' })
    const name = said.ok ? nameIn(said.value.fields.Value ?? '') : null
    if (name?.startsWith(`${user}-`) !== true) return null
    consoles.set(id, name)
    return name
  }

  async function lookAt(channel: Channel, user: string): Promise<void> {
    const { id, name } = channel
    const console = await dialledFrom(channel, user)
    const registered = await consoleOf({ ami, isGone }, user)
    if (console === null || !registered.ok || registered.value === console) {
      away.delete(id)
      return
    }
    const since = away.get(id) ?? now()
    away.set(id, since)
    // Whoever has the person's telephone at another console has not dialled this.
    if (registered.value !== null || now() - since >= AWAY_MS)
      // Whoever answers in this moment is not hung up on: they are waited for (dialplan/legs.ts).
      await ami.send('Hangup', { Channel: name, Cause: SOUND_STOPPED })
  }

  /** @param of null: everybody's */
  async function look(of: UserId | null): Promise<void> {
    for (const channel of [...calls.channels.values()]) {
      const { leg, user, dials } = channel
      if (leg === 'advisor' && user !== null && dials && (of === null || of === user))
        await lookAt(channel, phoneUserOf(user))
    }
    for (const known of [away, consoles])
      for (const id of known.keys()) if (calls.channels.get(id)?.dials !== true) known.delete(id)
  }

  /** Looks at what this person dials, or everybody: that, once at a time, for a PBX may take longer than the next is due. */
  return async (of?: UserId): Promise<void> => {
    if (of !== undefined) return look(of)
    if (looksAtAll) return
    looksAtAll = true
    try {
      await look(null)
    } finally {
      looksAtAll = false
    }
  }
}
