import type { CommandId } from '#shared/kernel/ids.ts'
import {
  type CentrePort,
  PROTOCOL,
  PUSH_BYTES,
  PUSH_LIMIT,
  type PushRequest,
  type PushResponse,
  type Recovered,
} from '#shared/sync/protocol.ts'
import type { CommandRow } from '../store/port.ts'
import { applyAnswer, setAsideRefused } from './answers.ts'
import { CentreProblem, TooLongOnTheWay } from './centre-errors.ts'
import { isTooLong, jsonBytes } from './lengths.ts'
import { rebase } from './rebase.ts'
import { heardRecovery } from './recovery.ts'
import { type Replica, touchedKeys, writtenKeys } from './replica.ts'

/** Behind what is held back so many are looked through for what does not wait for it. */
const LOOKED_THROUGH = 1_000

/**
 * The oldest of the outbox, as many as travel in one request; null when there is nothing to send.
 * @param heldBack what does not get through, and is passed by whatever does not wait for it
 */
export function nextPush(
  replica: Replica,
  store: PushRequest['store'],
  app: string,
  heldBack: HeldBack = new Map(),
): PushRequest | null {
  const waiting = heldBack.size === 0 ? replica.storage.outbox(PUSH_LIMIT) : past(replica, heldBack)
  if (waiting.length === 0) return null
  const lost = waiting.filter((row) => row.recovered !== null)
  const base = { protocol: PROTOCOL, app, store, heard: heardRecovery(replica.storage) }
  const room = PUSH_BYTES - jsonBytes({ ...base, commands: [], recovered: [] })
  // What a lost history had accepted goes alone and first: the centre collects it before anything new.
  if (lost.length > 0) {
    const front = fitting(lost, room)
    return { ...base, commands: front.map((row) => row.body), recovered: front.map(recoveredOf) }
  }
  return { ...base, commands: fitting(waiting, room).map((row) => row.body) }
}

/** What does not get through, with why. */
export type HeldBack = ReadonlyMap<CommandId, TooLongOnTheWay>

/** The front of what waits for nothing that is held back: it names no document that one of those changes, or that waits for them. */
function past(replica: Replica, heldBack: HeldBack): readonly CommandRow[] {
  const changed = new Set<string>()
  const free = replica.storage.outbox(LOOKED_THROUGH).filter(({ id, body }) => {
    const isFree = !heldBack.has(id) && [...touchedKeys(replica, body)].every((key) => !changed.has(key))
    if (!isFree) for (const key of writtenKeys(replica, body)) changed.add(key)
    return isFree
  })
  return free.slice(0, PUSH_LIMIT)
}

/** The front of these that has room in so many bytes, and at least the first. */
function fitting(rows: readonly CommandRow[], room: number): readonly CommandRow[] {
  let bytes = 0
  const end = rows.findIndex((row, index) => {
    bytes += jsonBytes(row.body) + 1 + (row.recovered === null ? 0 : jsonBytes(recoveredOf(row)) + 1)
    return index > 0 && bytes > room
  })
  return end < 0 ? rows : rows.slice(0, end)
}

const recoveredOf = (row: CommandRow): Recovered => ({
  id: row.id,
  position: row.recovered ?? 0,
  outcome: row.rejection === null ? 'accepted' : 'deposited',
})

/**
 * Sends pushes to a centre, or as much of the front of each as whoever stands before it takes: half after every answer that it
 * is too long, down to one command. One that no centre takes, which an earlier program saved, goes to *por corregir*.
 * @returns what sends one; null when what stood in front was set aside, and there is another front now
 * @throws TooLongOnTheWay where the first alone is what does not get through
 */
export function sender(replica: Replica, centre: CentrePort): (request: PushRequest) => Promise<PushResponse | null> {
  let most = PUSH_LIMIT
  return async function send(request) {
    const front = frontOf(request, most)
    try {
      return await centre.push(front)
    } catch (failure) {
      if (!(failure instanceof CentreProblem && failure.status === 413)) throw failure
      if (front.commands.length > 1) {
        most = Math.floor(front.commands.length / 2)
        return send(request)
      }
      const [first] = front.commands as readonly CommandRow['body'][] // as they stand in the outbox
      const row = first === undefined ? null : replica.storage.command(first.id)
      if (row === null) throw failure
      if (!isTooLong(row.body)) {
        most = PUSH_LIMIT
        throw new TooLongOnTheWay(row.body, jsonBytes(row.body))
      }
      setAsideTooLong(replica, row)
      return null
    }
  }
}

function frontOf(request: PushRequest, most: number): PushRequest {
  const commands = request.commands.slice(0, most)
  return request.recovered === undefined
    ? { ...request, commands }
    : { ...request, commands, recovered: request.recovered.slice(0, most) }
}

function setAsideTooLong(replica: Replica, row: CommandRow): void {
  let kinds: ReadonlySet<string> = new Set()
  replica.storage.transaction(() => {
    setAsideRefused(replica, row, { code: 'command.tooLong' }, null)
    kinds = rebase(replica)
  })
  replica.changed(new Set([...kinds, 'outbox']))
}

/** Writes the answers of one push in one transaction. */
export function takePushed(replica: Replica, response: PushResponse): void {
  let kinds: ReadonlySet<string> = new Set()
  replica.storage.transaction(() => {
    if (response.kind === 'collected') {
      for (const id of response.ids)
        if (replica.storage.command(id)?.state === 'queued') replica.storage.patchCommand(id, { collected: true })
    }
    if (response.kind !== 'answers') return
    const left = response.answers.map((answer) => applyAnswer(replica, answer))
    if (left.includes(true)) kinds = rebase(replica)
  })
  replica.changed(new Set([...kinds, 'outbox']))
}
