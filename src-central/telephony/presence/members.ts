import type { UserId } from '#shared/kernel/ids.ts'
import { phoneUserOf, userOfPhone } from '#shared/telephony/account.ts'
import type { Ami } from '../ami/client.ts'
import type { AmiMessage } from '../ami/messages.ts'
import type { Lease } from './leases.ts'

/** A member of a queue as it should be, or as Asterisk has it. */
export interface Member {
  readonly queue: string
  readonly user: UserId
  readonly paused: boolean
  readonly reason: string
  /** Asterisk rings those of the least penalty first, and the others only when none of them is free. */
  readonly penalty: number
}

/** A queue that somebody answers, and how late they are rung in it. */
export interface Answered {
  readonly id: string
  readonly penalty: number
  /** How long it rings at them. */
  readonly ringSeconds: number
}

/** Everybody who is here is a member of their queues; whoever is anything but available, a paused one. */
export const membersOf = (lease: Lease, queues: readonly Pick<Answered, 'id' | 'penalty'>[]): readonly Member[] => {
  const state = lease.forced?.state ?? lease.state
  if (state === 'offline') return []
  const paused = state !== 'available' || lease.state !== 'available'
  return queues.map(({ id, penalty }) => ({
    queue: id,
    user: lease.user,
    paused,
    reason: paused ? state : '',
    penalty,
  }))
}

/** Whose telephone a row of `QueueStatus` is about; null: it is no member, or nobody's of a console. */
const memberIn = ({ fields }: AmiMessage): UserId | null =>
  fields.Event === 'QueueMember'
    ? userOfPhone((fields.Location ?? fields.Interface ?? '').replace(/^PJSIP\//, ''))
    : null

/** Members as `QueueStatus` lists them; those of others (a telephone without a console) are left alone. */
export const membersIn = (rows: readonly AmiMessage[]): readonly Member[] =>
  rows.flatMap((row) => {
    const user = memberIn(row)
    if (user === null) return []
    const { fields } = row
    const { Queue: queue = '', PausedReason: reason = '', Penalty: penalty = '0' } = fields
    return [{ queue, user, paused: fields.Paused === '1', reason, penalty: Number(penalty) }]
  })

/** Of Asterisk's device states (devicestate.h): the queue knows nothing of the telephone. */
const UNSEEN: ReadonlySet<string> = new Set(['4', '5'])

/** Members whose telephone their queue does not see: it never rings them. */
export const unseenIn = (rows: readonly AmiMessage[]): readonly UserId[] => [
  ...new Set(
    rows.flatMap((row) => {
      const user = memberIn(row)
      return user !== null && UNSEEN.has(row.fields.Status ?? '') ? [user] : []
    }),
  ),
]

const keyOf = ({ queue, user }: Member): string => `${queue}/${user}`
const placeOf = ({ queue, user }: Member) => ({ Queue: queue, Interface: `PJSIP/${phoneUserOf(user)}` })

export interface Correction {
  readonly action: 'QueueAdd' | 'QueuePause' | 'QueuePenalty' | 'QueueRemove'
  readonly member: Member
}

/** What has to be asked of Asterisk so that it has `wanted`, and nothing that is so already. */
export function corrections(wanted: readonly Member[], found: readonly Member[]): readonly Correction[] {
  const known = new Map(found.map((one) => [keyOf(one), one]))
  const keys = new Set(wanted.map(keyOf))
  const removed = found.filter((one) => !keys.has(keyOf(one)))
  const others = wanted.flatMap((member): Correction[] => {
    const now = known.get(keyOf(member))
    if (now === undefined) return [{ action: 'QueueAdd', member }]
    return [
      ...(now.paused === member.paused ? [] : [{ action: 'QueuePause', member } as const]),
      ...(now.penalty === member.penalty ? [] : [{ action: 'QueuePenalty', member } as const]),
    ]
  })
  return [...removed.map((member): Correction => ({ action: 'QueueRemove', member })), ...others]
}

/** @returns whether Asterisk took every correction */
export async function correct(ami: Ami, asked: readonly Correction[]): Promise<boolean> {
  const answers = await Promise.all(
    asked.map(({ action, member }) => {
      const paused = member.paused ? 'true' : 'false'
      const more = {
        QueueAdd: {
          MemberName: phoneUserOf(member.user),
          StateInterface: `PJSIP/${phoneUserOf(member.user)}`,
          Paused: paused,
          Penalty: member.penalty,
        },
        QueuePause: { Paused: paused, Reason: member.reason },
        QueuePenalty: { Penalty: member.penalty },
        QueueRemove: {},
      }[action]
      return ami.send(action, { ...placeOf(member), ...more })
    }),
  )
  return answers.every(({ ok }) => ok)
}
