import { type DocumentKind, type DocumentRef, refKey } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { keptUntil } from '#shared/kernel/model.ts'
import { HEAD_CURSOR, PROTOCOL, type PullPage, type PullRequest } from '#shared/sync/protocol.ts'
import { applyAnswer, settleConfirmed } from './answers.ts'
import { askedAfter, takeTurns } from './asked-after.ts'
import { rememberCentre } from './clock.ts'
import { addLease, numbersLeft } from './numbers.ts'
import { rebase } from './rebase.ts'
import { heardRecovery } from './recovery.ts'
import type { Replica } from './replica.ts'

/** What to ask for next: a cursor per scope as the centre gave it, and the commands that await their answer. */
export function nextPull(replica: Replica, store: PullRequest['store'], app: string): PullRequest {
  const { storage } = replica
  return {
    protocol: PROTOCOL,
    app,
    store,
    heard: heardRecovery(storage),
    cursors: {
      [HEAD_CURSOR]: storage.meta(HEAD_CURSOR) ?? '',
      ...Object.fromEntries(storage.scopes().map((scope) => [scope.name, scope.cursor])),
    },
    unsettled: askedAfter(storage),
    numbersLeft: numbersLeft(storage),
  }
}

/**
 * Writes one page: rows and cursors in one local transaction. On the complete page, and only there, removals, answers and
 * the rebase are applied, so that no value vanishes and comes back.
 * @param asked the commands that its request asked after
 */
export function takePage(replica: Replica, page: PullPage, asked: PullRequest['unsettled']): void {
  const kinds = new Set<string>()
  replica.storage.transaction(() => {
    beginAnew(replica, page)
    const generations = new Map(replica.storage.scopes().map((scope) => [scope.name, scope.generation]))
    for (const row of page.rows) takeRow(replica, row, page.time, generations, kinds)
    for (const left of page.left) replica.storage.stageLeft(refOf(left), left.scope)
    moveCursors(replica, page)
    if (page.complete) for (const kind of completePull(replica, page, asked)) kinds.add(kind)
  })
  replica.changed(new Set([...kinds, 'outbox', 'sync']))
}

/** Kinds are strings on the wire: a newer centre may send some that this program does not know, and they are kept. */
const refOf = (row: { readonly kind: string; readonly id: string }): DocumentRef => ({
  kind: row.kind as DocumentKind,
  id: row.id,
})

function beginAnew({ storage }: Replica, page: PullPage): void {
  const known = new Map(storage.scopes().map((scope) => [scope.name, scope]))
  for (const name of page.scopes) {
    const scope = known.get(name)
    if (scope === undefined) storage.putScope({ name, cursor: '', generation: 1, sweeping: false })
    else if (page.resync.includes(name))
      storage.putScope({ name, cursor: '', generation: scope.generation + 1, sweeping: true })
  }
}

function takeRow(
  replica: Replica,
  row: PullPage['rows'][number],
  now: Instant,
  generations: ReadonlyMap<string, number>,
  kinds: Set<string>,
): void {
  const { storage, model } = replica
  const ref = refOf(row)
  const document = { ...ref, version: row.version, schema: row.schema, doc: row.doc ?? null }
  const until = keptUntil(model, document)
  // A pull never stores what it would evict.
  if (until !== null && until < now && storage.base(ref) === undefined) {
    storage.removeShown(ref)
    for (const scope of row.scopes) storage.leave(ref, scope)
    return
  }
  for (const scope of row.scopes) {
    storage.join(ref, scope, generations.get(scope) ?? 1)
    storage.unstageLeft(ref, scope)
  }
  if (storage.base(ref) === undefined) storage.putShown(document)
  else storage.putBase(ref, document)
  kinds.add(ref.kind)
}

function moveCursors({ storage }: Replica, page: PullPage): void {
  const head = page.cursors[HEAD_CURSOR]
  if (head !== undefined) storage.setMeta(HEAD_CURSOR, head)
  for (const scope of storage.scopes()) {
    const cursor = page.cursors[scope.name]
    if (cursor !== undefined) storage.putScope({ ...scope, cursor })
  }
}

function completePull(replica: Replica, page: PullPage, asked: PullRequest['unsettled']): ReadonlySet<string> {
  const { storage } = replica
  const leaving: DocumentRef[] = []
  const leave = (ref: DocumentRef, scope: string) => {
    storage.leave(ref, scope)
    leaving.push(ref)
  }
  for (const { ref, scope } of storage.stagedLefts()) leave(ref, scope)
  storage.clearStagedLefts()
  for (const scope of storage.scopes()) {
    const lost = !page.scopes.includes(scope.name)
    if (lost) for (const ref of storage.members(scope.name)) leave(ref, scope.name)
    if (lost) storage.removeScope(scope.name)
    else if (scope.sweeping) {
      for (const ref of storage.members(scope.name, scope.generation)) leave(ref, scope.name)
      storage.putScope({ ...scope, sweeping: false })
    }
  }
  // Unsettled work may still name them: the rebase keeps those to their author until it is settled.
  const gone = new Map(leaving.map((ref) => [refKey(ref), ref]))
  for (const ref of gone.values()) if (!storage.isMember(ref)) storage.addOrphan(ref)

  takeTurns(storage)
  for (const answer of page.answers) applyAnswer(replica, answer)
  settleConfirmed(replica, asked, page.answers)
  if (page.lease !== undefined) addLease(storage, page.lease)
  storage.rememberHead(page.head, page.time)
  storage.setMeta('syncedAt', replica.now())
  rememberCentre(storage, page.time)
  return rebase(replica)
}
