import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import { LEAVES_ROOMS } from './configuration/names.ts'

/** Sets a variable of a channel. */
export const setVariable = (ami: Ami, channel: string, variable: string, value: string): ReturnType<Ami['send']> =>
  ami.send('Setvar', { Channel: channel, Variable: variable, Value: value })

/** Whether the PBX can take two out of a room: files that an older version wrote would let the customer go. */
export async function knowsRooms(ami: Ami): Promise<Result<null, Rejection>> {
  const knows = await ami.send('Getvar', { Variable: LEAVES_ROOMS })
  if (!knows.ok) return knows
  return knows.value.fields.Value === 'yes' ? ok(null) : reject('phone.pbxRefused', { said: 'an older dialplan' })
}
