import { emptyBatch } from '../store/empty-batch.ts'
import type { HeadRow, LogOutcome, LogRow } from '../store/port.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import { nextChain } from './chain.ts'
import { restoreSeal } from './restore-seal.ts'

type Parts = Pick<EngineParts, 'store' | 'now'>

type VersionsOf = (before: string, row: Pick<LogRow, 'position' | 'actor' | 'receivedAt'>) => LogRow['versions']

/** A row of the log that no command made. */
async function logEvent(
  { store, now }: Parts,
  outcome: LogOutcome,
  actorOf: (head: HeadRow) => string,
  versions: LogRow['versions'] | VersionsOf = [],
): Promise<void> {
  await store.write(async (transaction) => {
    const head = await transaction.lockHead()
    const position = head.position + 1
    const said = { position, actor: actorOf(head), receivedAt: now() }
    const row: Omit<LogRow, 'chain'> = {
      ...said,
      commandId: null,
      sha256: null,
      outcome,
      versions: typeof versions === 'function' ? versions(head.chain, said) : versions,
    }
    const chain = nextChain(head.chain, row)
    await transaction.append({ ...emptyBatch, log: [{ ...row, chain }] }, { ...head, position, chain })
  })
}

/** A store's key was opened for its owner. */
export const logKeyRecovery = (parts: Parts, actor: string): Promise<void> =>
  logEvent(parts, 'keyRecovered', () => actor)

/**
 * A backup was put back here: what the log had after the row before this one is another history. In the centre's own name.
 * @param key of the centre, which is not in its database
 */
export const logRestore = (parts: Parts, key: Uint8Array): Promise<void> =>
  logEvent(
    parts,
    'restored',
    (head) => head.centre,
    (before, row) => restoreSeal(key, before, row),
  )

/** Somebody took a case's file from here to read it. */
export const logAttachmentOpened = (parts: Parts, actor: string, caseId: string, id: string): Promise<void> =>
  logEvent(parts, 'attachmentOpened', () => actor, [
    ['case', caseId, 0],
    ['attachment', id, 1],
  ])

interface Supervised {
  readonly act: string
  readonly advisor: string
  readonly call: string | null
}

/** A coordinator listened to an advisor, spoke to them, took their call or changed their state (`act`), from the board. */
export const logSupervised = (parts: Parts, actor: string, { act, advisor, call }: Supervised): Promise<void> =>
  logEvent(parts, 'supervised', () => actor, [
    ['user', advisor, 0],
    [`supervision.${act}`, call ?? advisor, 1],
  ])

/** Nothing came of what the log says before that a coordinator did. */
export const logNotSupervised = (parts: Parts, actor: string, { act, advisor, call }: Supervised): Promise<void> =>
  logEvent(parts, 'supervised', () => actor, [
    ['user', advisor, 0],
    [`supervision.${act}.refused`, call ?? advisor, 1],
  ])

/** Somebody begins to hear a recording of a call. */
export const logRecordingPlayed = (parts: Parts, actor: string, call: string, recording: string): Promise<void> =>
  logEvent(parts, 'recordingPlayed', () => actor, [
    ['interaction', call, 0],
    ['recording', recording, 1],
  ])

/** A recording's time is over: its sound goes. In the centre's own name. */
export const logRecordingDeleted = (parts: Parts, call: string, recording: string): Promise<void> =>
  logEvent(parts, 'recordingDeleted', (head) => head.centre, [
    ['interaction', call, 0],
    ['recording', recording, 1],
  ])
