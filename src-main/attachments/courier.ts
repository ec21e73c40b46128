import { pieceLength, pieceStarts } from '#shared/attachments/limits.ts'
import { ASKED_LIMIT, type AttachmentCentre, type AttachmentRef } from '#shared/attachments/protocol.ts'
import type { AttachmentId, CaseId, CommandId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { nodeCrypto } from '../keys/crypto.ts'
import { CentreProblem, CentreUnreachable } from '../sync/centre-errors.ts'
import type { KeptFile, KeptFiles } from './kept.ts'

export interface CourierParts {
  readonly kept: KeptFiles
  readonly centre: AttachmentCentre
  /** Which recovery the store has gone through: after another one, everything is asked anew. */
  readonly heard: () => string | null
  readonly changed: () => void
  readonly failed: (failure: unknown) => void
  readonly after: (ms: number, call: () => void) => () => void
}

/** Carries files between this store and the centre, beside the commands and never before them. */
export interface Courier {
  /** A round of the sync has ended: there may be something to send or to ask. */
  look(): void
  /** Sends all that can be sent now; fails as the centre's port does. */
  deliver(): Promise<void>
  fetch(caseId: CaseId, id: AttachmentId): Promise<Result<null, Rejection>>
  /** As {@link fetch}, of a case that is not kept here: its person may have had part in it and not have its files. */
  fetchElsewhere(caseId: CaseId, id: AttachmentId): Promise<Result<null, Rejection>>
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>
}

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
/** Whole pieces that came out wrong, before the next look. */
const TRIES = 2

/** Ids were made as their kinds' where they were written. */
const refOf = (file: KeptFile): AttachmentRef => ({
  caseId: file.case_id as CaseId, // see above
  id: file.id as AttachmentId, // see above
  command: file.own === 1 ? (file.command as CommandId | null) : null, // see above
})

export function startCourier({ kept, centre, heard, changed, failed, after }: CourierParts): Courier {
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  let failures = 0
  let cancel = () => {}
  let known = heard()
  const fetching = new Map<string, Promise<Result<null, Rejection>>>()
  kept.doubt()

  async function ask(files: readonly KeptFile[]): Promise<void> {
    if (files.length === 0) return
    const standing = await centre.standing(files.map(refOf))
    for (const one of standing) kept.learn(one.id, one)
    changed()
  }

  /** Sends from where the centre is; what it says in between is where it goes on. */
  async function send(file: KeptFile): Promise<void> {
    let { sent } = file
    for (let wrong = 0; wrong < TRIES && !stopped; ) {
      const bytes = kept.piece(file.id, sent)
      if (bytes === null) throw new Error(`a piece of an attachment is not here: ${file.id} at ${sent}`)
      const { command, ...ref } = refOf(file)
      if (command === null) return
      const answer = await centre.put({ ...ref, command, start: sent }, bytes)
      if (answer.outcome === 'unknown') return
      kept.learn(file.id, { state: answer.outcome === 'whole' ? 'whole' : 'lacking', stored: answer.stored })
      changed()
      if (answer.outcome === 'whole') return
      if (answer.outcome === 'wrongHash' && !(await isWhole(kept, file))) {
        kept.breaks(file.id)
        changed()
        return
      }
      if (answer.outcome === 'wrongHash' || answer.stored <= sent) wrong++
      sent = answer.stored
    }
  }

  async function deliver(): Promise<void> {
    if (heard() !== known) {
      known = heard()
      kept.doubt()
    }
    await ask(kept.toAsk(ASKED_LIMIT))
    const waiting = kept.toSend(ASKED_LIMIT)
    await ask(waiting)
    for (const { id } of waiting) {
      const file = kept.get(id)
      if (file?.centre === 'lacking' && !stopped) await send(file)
    }
  }

  function look(): void {
    cancel()
    if (stopped) return
    again = running !== null
    running ??= deliver()
      .then(
        () => {
          failures = 0
        },
        (failure) => {
          if (!(failure instanceof CentreUnreachable)) failed(failure)
          const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++)
          if (!stopped) cancel = after(wait, look)
        },
      )
      .then(() => {
        running = null
        // What came in meanwhile; after a failure the wait holds.
        if (again && failures === 0) look()
      })
  }

  async function bring(caseId: CaseId, id: AttachmentId): Promise<Result<null, Rejection>> {
    const file = kept.get(id)
    if (file === null || file.case_id !== caseId) return reject('document.unknown')
    try {
      for (let start = file.stored; start < file.size && !stopped; start = kept.get(id)?.stored ?? file.size) {
        const bytes = await centre.read({ caseId, id, start })
        if (bytes === null) return reject('attachment.underway', { name: file.name })
        if (bytes.length !== pieceLength(file.size, start)) break
        kept.append(id, start, bytes)
        changed()
      }
    } catch (failure) {
      if (failure instanceof CentreUnreachable) return reject('centre.unreachable')
      if (failure instanceof CentreProblem) return reject(failure.code)
      throw failure
    }
    if (stopped) return reject('session.locked')
    if (await isWhole(kept, file)) {
      kept.ready(id)
      changed()
      return ok(null)
    }
    kept.clear(id)
    changed()
    return reject('attachment.damaged', { name: file.name })
  }

  function fetch(caseId: CaseId, id: AttachmentId): Promise<Result<null, Rejection>> {
    if (kept.get(id)?.ready === 1) return Promise.resolve(ok(null))
    const under = fetching.get(id)
    if (under !== undefined) return under
    const begun = bring(caseId, id).finally(() => fetching.delete(id))
    fetching.set(id, begun)
    return begun
  }

  return {
    look,
    deliver,
    fetch,
    async fetchElsewhere(caseId, id) {
      const fetched = await fetch(caseId, id)
      const file = kept.get(id)
      if (fetched.ok || fetched.error.code !== 'attachment.underway' || file === null) return fetched
      try {
        await ask([file])
      } catch (failure) {
        if (failure instanceof CentreUnreachable) return reject('centre.unreachable')
        if (failure instanceof CentreProblem) return reject(failure.code)
        throw failure
      }
      if (kept.get(id)?.centre === 'lacking') return fetched
      // It has come meanwhile; or it is whole there, as its sender is told, and not for them to read.
      const again = kept.get(id)?.centre === 'whole' ? await fetch(caseId, id) : fetched
      return again.ok || again.error.code !== 'attachment.underway'
        ? again
        : reject('attachment.notForYou', { name: file.name })
    },
    async stop() {
      stopped = true
      cancel()
      await running
      await Promise.allSettled(fetching.values())
    },
  }
}

/** Whether the bytes here are those that were named; a piece at a time, other work in between. */
async function isWhole(kept: KeptFiles, { id, size, sha256 }: KeptFile): Promise<boolean> {
  const hash = nodeCrypto().createHash('sha256')
  for (const start of pieceStarts(size)) {
    const bytes = kept.piece(id, start)
    if (bytes === null) return false
    hash.update(bytes)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return hash.digest('hex') === sha256
}
