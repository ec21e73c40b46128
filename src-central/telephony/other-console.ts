import type { UserId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { OtherConsole } from '#shared/telephony/bridge-api.ts'
import type { Ami } from './ami/client.ts'
import type { Calls } from './calls/follow.ts'
import { consoleOf, nameIn } from './endpoints.ts'
import type { IsGone } from './front.ts'

interface Parts {
  readonly ami: Pick<Ami, 'send'>
  readonly calls: Pick<Calls, 'channels'>
  readonly isGone: IsGone
}

/**
 * What the person does at another console than the one that asks. One that is reloaded or killed is no longer registered, for
 * its contact goes with its WebSocket, or its front knows; its leg lives on until its sound is missed (docs/telephony.md).
 * @param mine by which contact the asking console registers
 */
export async function otherConsole(
  { ami, calls, isGone }: Parts,
  user: UserId,
  mine: string,
): Promise<Result<OtherConsole, Rejection>> {
  const registered = await consoleOf({ ami, isGone }, phoneUserOf(user), mine)
  if (!registered.ok) return registered
  const legs = [...calls.channels.values()].filter(
    (one) => one.leg === 'advisor' && one.user === user && (one.state === 'up' || one.dials),
  )
  let left = false
  for (const { name, dials } of legs) {
    const said = await ami.send('Getvar', { Channel: name, Variable: 'CHANNEL(pjsip,target_uri)' })
    const at = said.ok ? nameIn(said.value.fields.Value ?? '') : null
    if (at === null || at === mine) continue
    if (at === registered.value) return ok(dials ? 'dialling' : 'onCall')
    left = true
  }
  if (left) return ok('leaving')
  return ok(registered.value === null || registered.value === mine ? 'none' : 'idle')
}
