import {
  compareRefs,
  type DocumentChange,
  type DocumentRef,
  refKey,
  type StoredDocument,
} from '#shared/kernel/documents.ts'
import { nextChain } from '../log/chain.ts'
import { emptyBatch } from '../store/empty-batch.ts'
import type { LogRow } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { type Desk, desk, feedOf } from './plan.ts'
import { retrying } from './retry.ts'

/**
 * Writes documents for what no command said (a bridge heard it): `decide` is given them as they are now, under lock, and
 * says what becomes of them; nothing, when it knows what it was told already. One row of the log in the name of `actor`.
 */
export async function amendHere(
  parts: EngineParts,
  actor: string,
  refs: readonly DocumentRef[],
  decide: (look: Desk['look']) => readonly DocumentChange[],
): Promise<void> {
  const scopes = await retrying(
    () =>
      parts.store.write(async (transaction) => {
        const on = desk(await transaction.lock([...refs].sort(compareRefs)))
        const changes = decide(on.look)
        if (changes.length === 0) return []
        const written = changes.map((changed): StoredDocument => {
          const version = (on.before.get(refKey(changed))?.version ?? 0) + 1
          const schema = parts.model.documents.get(changed.kind)?.schema ?? 1
          const document = { kind: changed.kind, id: changed.id, version, schema, doc: changed.doc }
          on.now.set(refKey(changed), document)
          return document
        })
        const head = await transaction.lockHead()
        const { batch, row } = amended(parts, on, written, head.position + 1, actor)
        const chain = nextChain(head.chain, row)
        await transaction.append({ ...batch, log: [{ ...row, chain }] }, { ...head, position: row.position, chain })
        return batch.feed.map(({ scope }) => scope)
      }),
    parts.wait ?? (() => Promise.resolve()),
  )
  if (scopes.length > 0) parts.published?.(new Set(scopes))
}

function amended(parts: EngineParts, on: Desk, written: readonly StoredDocument[], position: number, actor: string) {
  const row: Omit<LogRow, 'chain'> = {
    position,
    commandId: null,
    sha256: null,
    actor,
    outcome: 'accepted',
    versions: written.map(({ kind, id, version }) => [kind, id, version] as const),
    receivedAt: parts.now(),
  }
  const feed = written.flatMap((document) => feedOf(parts.model, on.before.get(refKey(document)), document, position))
  const created = written.filter((document) => !on.before.has(refKey(document)))
  const updated = written.filter((document) => on.before.has(refKey(document)))
  return { row, batch: { ...emptyBatch, created, updated, feed } }
}
