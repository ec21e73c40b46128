import type { UserId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { PresenceRequest, PresenceResponse } from '#shared/telephony/bridge-api.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { Chosen } from '#shared/telephony/phone/phone.ts'
import { QueueId } from '#shared/telephony/queues.ts'
import type { SqlClient } from '../../store/sql/client.ts'
import type { Ami } from '../ami/client.ts'
import type { Directory } from '../directory.ts'
import { showEndpoint } from '../endpoints.ts'
import { expireLeases, extendLeases, forcePresence, type Lease, leases, tellPresence } from './leases.ts'
import { type Answered, correct, corrections, membersIn, membersOf, unseenIn } from './members.ts'

export interface KeepingParts {
  readonly ami: Ami
  readonly client: SqlClient
  readonly pbx: string
  readonly directory: () => Promise<Directory>
  /** What the directory says of the PBX itself, before its members: queues, and who has a telephone. */
  readonly settle: (directory: Directory) => Promise<void>
  readonly queuesOf: (directory: Directory, user: UserId) => readonly Answered[]
  readonly hear: (events: readonly PbxEvent[]) => void
  readonly now: () => number
  readonly failed: (failure: unknown) => void
}

/** Queues and screens are compared so often; a lease that ended is seen within this. */
const LOOK_MS = 2_000

export interface Keeping {
  tell(user: UserId, told: PresenceRequest): Promise<PresenceResponse>
  force(
    user: UserId,
    forced: { readonly state: Chosen; readonly by: UserId; readonly reason: string },
  ): Promise<Result<null, Rejection>>
  /** Makes the queues agree with every screen. */
  agree(): Promise<void>
  stop(): Promise<void>
}

const presenceEvent = (pbx: string, lease: Lease): PbxEvent => ({
  type: 'presence',
  id: `${lease.user}/${lease.version}`,
  at: lease.since,
  pbx,
  advisor: lease.user,
  state: lease.state,
  reason: lease.reason ?? lease.setBy?.reason ?? null,
  by: lease.setBy?.by ?? null,
  next: lease.next,
  leaseUntil: lease.until,
})

/**
 * Keeps Asterisk's queues in agreement with what the screens say: at each word of a screen, every two seconds, and after
 * each connection, so that a restart of console, centre or PBX ends in the same. With the PBX away nothing changes there.
 */
export function startKeeping(parts: KeepingParts): Keeping {
  const { ami, client, pbx, hear, now, failed } = parts
  /** One comparison at a time: two at once would undo each other. */
  let line: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const done = line.then(work)
    line = done.catch(() => undefined)
    return done
  }

  async function compare(): Promise<void> {
    if (!ami.isHere()) return
    const known = await parts.directory()
    await parts.settle(known)
    const all = await leases(client)
    const wanted = all.flatMap((lease) => membersOf(lease, parts.queuesOf(known, lease.user)))
    const listed = await ami.list('QueueStatus')
    if (!listed.ok) return
    await correct(ami, corrections(wanted, membersIn(listed.value)))
    await show(
      unseenIn(listed.value).filter((user) => all.some((one) => one.user === user && one.state === 'available')),
    )
  }

  let unseen: readonly UserId[] = []
  /** Whoever is available is registered by their screen's word: a queue that has not seen it at two looks is told to look. */
  async function show(now: readonly UserId[]): Promise<void> {
    const missed = now.filter((user) => unseen.includes(user))
    unseen = now.filter((user) => !missed.includes(user))
    for (const user of missed) await showEndpoint(ami, phoneUserOf(user))
  }

  async function expire(): Promise<void> {
    const expired = await expireLeases(client, now())
    if (expired.length > 0) hear(expired.map((lease) => presenceEvent(pbx, lease)))
  }

  const begun = inLine(() => extendLeases(client, now())).catch(failed)
  const looks = setInterval(() => {
    inLine(async () => {
      await begun
      await expire()
      await compare()
    }).catch(failed)
  }, LOOK_MS)

  return {
    agree: () => inLine(compare),
    tell: (user, told) =>
      inLine(async () => {
        const lease = await tellPresence(client, user, told, now())
        hear([presenceEvent(pbx, lease)])
        const queues = parts.queuesOf(await parts.directory(), user)
        const wanted = membersOf(lease, queues)
        const listed = await ami.list('QueueStatus')
        if (listed.ok) {
          const theirs = membersIn(listed.value).filter((member) => member.user === user)
          await correct(ami, corrections(wanted, theirs))
        }
        return {
          agreed: lease.forced?.state ?? lease.state,
          by: lease.forced?.by ?? null,
          reason: lease.forced?.reason ?? null,
          elsewhere: false,
          queues: queues.map(({ id, ringSeconds }) => {
            const member = wanted.find(({ queue }) => queue === id)
            return { id: QueueId.parse(id), member: member !== undefined, paused: member?.paused ?? true, ringSeconds }
          }),
        }
      }),
    force: (user, forced) =>
      inLine(async () => {
        const lease = await forcePresence(client, user, forced)
        if (lease === null) return reject('supervision.notNow')
        await compare()
        return ok(null)
      }),
    async stop() {
      clearInterval(looks)
      await line
    },
  }
}
