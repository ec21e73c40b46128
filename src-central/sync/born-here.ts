import type { DocumentRef, StoredDocument } from '#shared/kernel/documents.ts'
import { compareRefs, refKey } from '#shared/kernel/documents.ts'
import { nextChain } from '../log/chain.ts'
import { emptyBatch } from '../store/empty-batch.ts'
import type { FeedChange } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { scopesOf } from './plan.ts'

/** A document that no command made: the first people, an import, what a bridge brings. */
export interface BornHere extends DocumentRef {
  readonly doc: unknown
  /** Only for kinds that this program does not know. */
  readonly scopes?: readonly string[]
  readonly schema?: number
}

/** Writes documents that begin at the centre, as one row of the log in the name of `actor`; those that exist stay as they are. */
export async function bearDocuments(parts: EngineParts, actor: string, documents: readonly BornHere[]): Promise<void> {
  const scopes = new Set<string>()
  await parts.store.write(async (transaction) => {
    const sorted = [...documents].sort(compareRefs)
    const known = new Set((await transaction.lock(sorted)).map(refKey))
    const fresh = sorted.filter((one) => !known.has(refKey(one)))
    if (fresh.length === 0) return
    const head = await transaction.lockHead()
    const position = head.position + 1
    const created = fresh.map(
      (one): StoredDocument => ({
        kind: one.kind,
        id: one.id,
        version: 1,
        schema: one.schema ?? parts.model.documents.get(one.kind)?.schema ?? 1,
        doc: one.doc,
      }),
    )
    const row = {
      position,
      commandId: null,
      sha256: null,
      actor,
      outcome: 'accepted' as const,
      versions: created.map((one) => [one.kind, one.id, 1] as const),
      receivedAt: parts.now(),
    }
    const chain = nextChain(head.chain, row)
    const feed = fresh.flatMap((one, index): FeedChange[] =>
      (one.scopes ?? scopesOf(parts.model, created[index])).map((scope) => ({
        scope,
        kind: one.kind,
        id: one.id,
        position,
        state: 'present',
      })),
    )
    for (const change of feed) scopes.add(change.scope)
    await transaction.append({ ...emptyBatch, created, feed, log: [{ ...row, chain }] }, { ...head, position, chain })
  })
  if (scopes.size > 0) parts.published?.(scopes)
}
