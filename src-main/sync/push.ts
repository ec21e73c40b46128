import { PROTOCOL, PUSH_LIMIT, type PushRequest, type PushResponse, type Recovered } from '#shared/sync/protocol.ts'
import type { CommandRow } from '../store/port.ts'
import { applyAnswer } from './answers.ts'
import { rebase } from './rebase.ts'
import { heardRecovery } from './recovery.ts'
import type { Replica } from './replica.ts'

/** The oldest of the outbox, as many as travel in one request; null when there is nothing to send. */
export function nextPush(replica: Replica, store: PushRequest['store'], app: string): PushRequest | null {
  const waiting = replica.storage.outbox(PUSH_LIMIT)
  if (waiting.length === 0) return null
  const lost = waiting.filter((row) => row.recovered !== null)
  const base = { protocol: PROTOCOL, app, store, heard: heardRecovery(replica.storage) }
  // What a lost history had accepted goes alone and first: the centre collects it before anything new.
  if (lost.length > 0) return { ...base, commands: lost.map((row) => row.body), recovered: lost.map(recoveredOf) }
  return { ...base, commands: waiting.map((row) => row.body) }
}

const recoveredOf = (row: CommandRow): Recovered => ({
  id: row.id,
  position: row.recovered ?? 0,
  outcome: row.rejection === null ? 'accepted' : 'deposited',
})

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
