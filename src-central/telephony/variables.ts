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

/**
 * Sets variables of a channel for what comes next.
 * @returns gives them back what they were, for when that is refused and the call goes on as it was
 */
export async function setMeanwhile(
  ami: Ami,
  channel: string,
  values: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> {
  const before: (readonly [variable: string, value: string])[] = []
  for (const [variable, value] of Object.entries(values)) {
    const was = await ami.send('Getvar', { Channel: channel, Variable: variable })
    // What it is unknown to have been could not be given back.
    if (!was.ok) continue
    before.push([variable, was.value.fields.Value ?? ''])
    await setVariable(ami, channel, variable, value)
  }
  return async () => {
    for (const [variable, value] of before) await setVariable(ami, channel, variable, value)
  }
}
