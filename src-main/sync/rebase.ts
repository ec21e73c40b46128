import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type Looked, parseCommand } from '#shared/kernel/decide.ts'
import { type DocumentRef, refKey, type StoredDocument } from '#shared/kernel/documents.ts'
import { OPENED_BY } from '../store/opened-by.ts'
import { OVERLAY } from '../store/port.ts'
import { decideHere, judged, lookConfirmed, nextShown, type Replica } from './replica.ts'

/**
 * Decides every unsettled command again, in order, on top of the confirmed documents, and writes what is to be shown.
 * A refusal here is provisional: the command stays in its place, for only the centre's answer settles it.
 * Within a transaction; answers the kinds whose documents it wrote.
 */
export function rebase(replica: Replica): ReadonlySet<string> {
  const { storage } = replica
  const confirmed = lookConfirmed(storage)
  const overlay = new Map<string, StoredDocument>()
  const touched = new Set<string>()
  const look = (ref: DocumentRef) => overlay.get(refKey(ref)) ?? confirmed(ref)

  for (const row of storage.commandsIn(OVERLAY)) {
    const { touches, changes } = decidedAgain(replica, row.body, look)
    for (const touch of touches) touched.add(refKey(touch))
    for (const changed of changes) {
      touched.add(refKey(changed))
      overlay.set(refKey(changed), nextShown(replica.model, look, changed))
    }
  }

  const kinds = new Set<string>()
  for (const ref of storage.bases()) {
    if (overlay.has(refKey(ref))) continue
    const base = storage.base(ref)
    if (base === null || base === undefined) storage.removeShown(ref)
    else storage.putShown(base)
    storage.removeBase(ref)
    if (base !== null && base !== undefined && !storage.isMember(ref)) storage.addOrphan(ref)
    kinds.add(ref.kind)
  }
  for (const [, document] of overlay) {
    if (storage.base(document) === undefined) storage.putBase(document, storage.shown(document))
    storage.putShown(document)
    kinds.add(document.kind)
  }
  for (const ref of storage.orphans()) {
    if (storage.isMember(ref)) storage.removeOrphan(ref)
    else if (!touched.has(refKey(ref))) {
      storage.removeOrphan(ref)
      storage.removeBase(ref)
      storage.removeShown(ref)
      kinds.add(ref.kind)
    }
  }
  return kinds
}

/**
 * What a command touches and what it changes by the rules of today: nothing where it is refused now. One that this program
 * cannot judge changes nothing either, and stays for the centre to judge: it must not stop those beside it, or a page.
 */
function decidedAgain(replica: Replica, body: CommandEnvelope, shown: (ref: DocumentRef) => Looked) {
  const parse = () => parseCommand(replica.model, body)
  const parsed = judged(replica, body, shown, parse, null)
  if (parsed === null || !parsed.ok) return { touches: [], changes: [] }
  const { touches } = parsed.value
  const verdict = judged(replica, body, shown, (look) => decideHere(replica, parsed.value, look), null)
  return { touches, changes: verdict?.outcome === 'accepted' ? verdict.changes : [] }
}

/**
 * The first thing that a new version of the program does with a store: what the one before kept unread is laid out, and
 * what waits is decided by the rules of today. At every other opening it does nothing.
 * @param app the version of this program
 */
export function readAfterUpdate({ storage, ...replica }: Replica, app: string): void {
  if (storage.meta(OPENED_BY) === app) return
  storage.transaction(() => {
    storage.layOutUnread()
    rebase({ storage, ...replica })
    storage.setMeta(OPENED_BY, app)
  })
}
