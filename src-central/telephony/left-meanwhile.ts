import { InteractionId, type UserId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { userOfPhone } from '#shared/telephony/account.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { QueueId } from '#shared/telephony/queues.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { keptAmong } from '../supervision/event-store.ts'
import type { Ami } from './ami/client.ts'
import { entriesUnder } from './ami/database.ts'
import type { PbxFact, Told } from './calls/told.ts'
import { PARTS_FAMILY } from './configuration/names.ts'

/** A bridge that follows the call tells it itself, within moments. */
const FOLLOWED_MS = 3_000

/** An advisor's part of a call that came by a queue, as its leg left it (dialplan/legs.ts); times in unix ms. */
export interface LeftPart {
  readonly part: string
  readonly call: InteractionId
  readonly advisor: UserId
  readonly queue: QueueId
  readonly stay: string
  readonly enteredAt: number
  readonly answeredAt: number
  readonly endedAt: number
}

/** @returns null for what no dialplan of ours has written */
export function leftPart(part: string, written: string): LeftPart | null {
  const [id, user = '', queueId, stay, entered, answered, ended] = written.split('/')
  const call = InteractionId.safeParse(id)
  const queue = QueueId.safeParse(queueId)
  const advisor = userOfPhone(user)
  const [enteredAt, answeredAt, endedAt] = [Number(entered), Number(answered), Number(ended)]
  if (!call.success || !queue.success || advisor === null || stay === undefined || !(endedAt > 0)) return null
  return { part, call: call.data, advisor, queue: queue.data, stay, enteredAt, answeredAt, endedAt }
}

const endOf = ({ part, call }: LeftPart): string => `${part}/${call}`

/** What it tells that nobody has told. @param kept the names of events that are known (event-store.ts) */
export function toldOf(pbx: string, left: LeftPart, kept: ReadonlySet<string>): Told {
  const { part, call, advisor, queue, stay, enteredAt, answeredAt, endedAt } = left
  if (kept.has(`callEnded/${endOf(left)}`)) return { events: [], facts: [] }
  const inPart = { id: endOf(left), pbx, call, advisor, part }
  const came: PbxEvent[] = kept.has(`queueEntered/${stay}`)
    ? []
    : [{ type: 'queueEntered', id: stay, at: enteredAt, pbx, stay, call, queue, number: null }]
  const answer: PbxEvent[] = kept.has(`callAnswered/${endOf(left)}`)
    ? []
    : [{ ...inPart, type: 'callAnswered', at: answeredAt, stay, queue, direction: 'inbound', number: null }]
  const [talkMs, how] = [Math.max(0, endedAt - answeredAt), 'otherHungUp' as const]
  const fact = (entry: PbxFact['entry']): PbxFact => ({
    ...{ call, queue, number: null, direction: 'inbound', openedAt: enteredAt, entry },
  })
  const connected = { key: endOf(left), at: instantOf(answeredAt), by: advisor, waitMs: answeredAt - enteredAt }
  return {
    events: [...came, ...answer, { ...inPart, type: 'callEnded', at: endedAt, talkMs, holdMs: 0, how }],
    facts: [
      fact({ key: `${stay}/entered`, at: instantOf(enteredAt), kind: 'entered', queue }),
      fact({ ...connected, kind: 'connected' }),
    ],
  }
}

/** Every part that was left, by its key; null: no dialplan of ours has written it. */
async function partsLeft(ami: Pick<Ami, 'list'>) {
  const entries = await entriesUnder(ami, PARTS_FAMILY)
  return entries.ok ? ok([...entries.value].map(([key, value]) => ({ key, left: leftPart(key, value) }))) : entries
}

/** The names of the ends that the PBX has still to tell (event-store.ts). */
export async function endsLeft(ami: Pick<Ami, 'list'>): Promise<Result<readonly string[], Rejection>> {
  const rows = await partsLeft(ami)
  return rows.ok ? ok(rows.value.flatMap(({ left }) => (left === null ? [] : `callEnded/${endOf(left)}`))) : rows
}

interface Parts {
  readonly ami: Pick<Ami, 'list' | 'send'>
  readonly client: SqlConnection
  readonly pbx: string
  readonly tell: (told: Told) => void
  /** When what was told is written on its interactions. */
  readonly written: () => Promise<void>
  readonly now: () => number
}

/**
 * Tells what advisors did whom no bridge had seen answer: they have had the customer, who has not called in vain. What is
 * known is taken from the PBX, where it was left.
 * @param followed whether a bridge may still be telling it
 */
export const leftParts =
  ({ ami, client, pbx, tell, written, now }: Parts) =>
  async (followed: boolean): Promise<Result<null, Rejection>> => {
    const rows = await partsLeft(ami)
    if (!rows.ok) return rows
    const lefts = rows.value.flatMap(({ left }) => left ?? [])
    const kept = await keptOf(client, lefts)
    for (const { key, left } of rows.value) {
      const isTold = left === null || kept.has(`callEnded/${endOf(left)}`)
      if (isTold) {
        await written()
        await ami.send('DBDel', { Family: PARTS_FAMILY, Key: key })
      } else if (!followed || now() - left.endedAt > FOLLOWED_MS) tell(toldOf(pbx, left, kept))
    }
    return ok(null)
  }

const keptOf = (client: SqlConnection, lefts: readonly LeftPart[]): Promise<ReadonlySet<string>> =>
  keptAmong(
    client,
    lefts.flatMap((left) => [
      `queueEntered/${left.stay}`,
      ...['callAnswered', 'callEnded'].map((type) => `${type}/${endOf(left)}`),
    ]),
  )
