import { randomBytes } from 'node:crypto'
import { type InteractionId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { type Ami, isRefused } from './ami/client.ts'
import type { Channel } from './calls/channels.ts'
import type { Calls } from './calls/follow.ts'
import { customerOf } from './calls/mine.ts'
import type { Part } from './calls/parts.ts'
import { cameAbout } from './came-about.ts'
import { CONTEXTS, HUNG_UP } from './configuration/names.ts'
import { endsForNobody } from './ends-for-nobody.ts'
import { ringBack } from './ring-back.ts'
import { knowsRooms, setMeanwhile, setVariable } from './variables.ts'

/** A console answers by itself; longer than this it does not, and the coordinator is still waiting for the answer. */
export const RINGS_MS = 8_000

interface Parts {
  readonly ami: Ami
  readonly calls: Calls
  /** How long their telephone rings; tests take shorter ones. */
  readonly ringsMs?: number
}

/**
 * Brings an advisor's customer to a coordinator who is on the line already: their own telephone is rung first, and until it has
 * answered nothing of the call changes. Both wait for each other as two do who are left of a conference (dialplan/outbound.ts).
 */
export async function takeCall(
  { ami, calls, ringsMs = RINGS_MS }: Parts,
  part: Part,
  by: UserId,
): Promise<Result<null, Rejection>> {
  const customer = customerOf(calls.channels, part)
  if (customer === null) return reject('phone.noSuchCall')
  const knows = await knowsRooms(ami)
  if (!knows.ok) return knows

  const id = uuidv7(Date.now(), randomBytes(10))
  const rung = await ringBack(ami, {
    ...{ user: phoneUserOf(by), call: part.call, customer, ringsMs, id },
    variables: [`STAYS_WITH=${customer.name}`],
  })
  if (!rung.ok) return rung
  const answered = await answeredWithin(calls, id, ringsMs)
  const letGo = async (why: string): Promise<Result<null, Rejection>> => {
    const late = calls.channels.get(id)
    if (late !== undefined) await ami.send('Hangup', { Channel: late.name, Cause: HUNG_UP })
    return reject(why)
  }
  if (answered === null) return letGo('supervision.notAnswered')
  // Meanwhile they may have hung up, or be somebody else's.
  const leg = calls.channels.get(part.id)
  const now = calls.parts.get(part.id)
  if (leg === undefined || now?.call !== part.call || customerOf(calls.channels, now)?.id !== customer.id)
    return letGo('phone.noSuchCall')

  // Theirs from now on: a telephone that had not answered would be a ring of that call.
  for (const [variable, value] of [
    ['CALL_ID', part.call],
    ['CALL_LEG', 'advisor'],
    ['CALL_USER', phoneUserOf(by)],
    ['CUSTOMER_CHANNEL', customer.name],
  ] as const)
    await setVariable(ami, answered.name, variable, value)
  const customerStays = await setMeanwhile(ami, customer.name, { STAYS_WITH: answered.name, CALL_WAITS: '' })
  // Of a conference its colleagues are let go with them; a call of two ends by itself.
  const legs = legsOf(calls, part.call, by)
  const keep: Awaited<ReturnType<typeof endsForNobody>>[] = []
  for (const one of legs.length === 0 ? [leg] : legs) keep.push(await endsForNobody(ami, one.name))
  const sent = await ami.send('Redirect', {
    ...{ Channel: customer.name, Context: CONTEXTS.conference, Exten: 's', Priority: 1 },
  })
  if (sent.ok) {
    for (const { name } of legs) await ami.send('Hangup', { Channel: name, Cause: HUNG_UP })
    return ok(null)
  }
  // Without an answer it may be done yet. If it is not, the coordinator's leg waits in vain, and as it ends that of the advisor
  // has its customer again (dialplan/legs.ts).
  if (!isRefused(sent)) return sent
  await customerStays()
  for (const gives of keep) await gives()
  // The coordinator's leg was theirs already.
  await endsForNobody(ami, answered.name)
  return letGo('phone.noSuchCall')
}

/** The advisors' legs of a conference, that of whose contact it is last; none of a call of two. */
function legsOf({ channels, parts }: Calls, call: InteractionId, by: UserId): readonly Channel[] {
  const theirs = [...parts.values()].filter((one) => one.call === call && one.advisor !== by)
  if (new Set(theirs.map(({ advisor }) => advisor)).size < 2) return []
  return theirs.toSorted((one, other) => other.came - one.came).flatMap(({ id }) => channels.get(id) ?? [])
}

/** @returns the channel that has answered; null: it is gone, or rings still */
async function answeredWithin({ channels }: Calls, id: string, ms: number): Promise<Channel | null> {
  let seen = false
  const isDecided = () => {
    const channel = channels.get(id)
    const wasSeen = seen
    seen ||= channel !== undefined
    return channel?.state === 'up' || (channel === undefined && wasSeen)
  }
  return (await cameAbout(isDecided, ms)) ? (channels.get(id) ?? null) : null
}
