import type {
  AttachmentRef,
  PieceAnswer,
  PiecePlace,
  ReadPieceRequest,
  Standing,
} from '#shared/attachments/protocol.ts'
import { caseDocument } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { logAttachmentOpened } from '../log/events.ts'
import type { CentralStore } from '../store/port.ts'
import type { SqlClient } from '../store/sql/client.ts'
import { casesById, keyOf, readable, sentBy } from './named.ts'
import { readPiece, storedFiles, takePiece } from './pieces.ts'

export interface AttachmentParts {
  readonly client: SqlClient
  readonly store: CentralStore
  readonly model: Model
  readonly now: () => Instant
  /** Told when a file is whole which scopes have its case. */
  readonly published: (scopes: ReadonlySet<string>) => void
}

/** Where each of these stands, for this person; what they may not see and what does not exist answer alike. */
export async function standingOf(
  parts: AttachmentParts,
  actor: Actor,
  asked: readonly AttachmentRef[],
): Promise<Standing[]> {
  const cases = await casesById(
    parts,
    asked.map((one) => one.caseId),
  )
  const sent = await sentBy(parts, cases, actor.id, asked)
  const stored = await storedFiles(parts.client, asked)
  return asked.map(({ caseId, id }): Standing => {
    const own = sent.get(keyOf({ caseId, id }))
    const seen = readable(cases.get(caseId), id, actor)
    const named = own?.file ?? seen
    if (named === undefined) return { id, state: 'unknown', stored: 0 }
    const file = stored(caseId, named, own === undefined && seen !== undefined ? seen.by : actor.id)
    return { id, state: file.whole ? 'whole' : 'lacking', stored: file.stored }
  })
}

/** Takes a piece from the person who attached the file, and from nobody else. */
export async function putPiece(
  parts: AttachmentParts,
  userId: string,
  place: PiecePlace,
  bytes: Uint8Array,
): Promise<PieceAnswer> {
  const cases = await casesById(parts, [place.caseId])
  const file = (await sentBy(parts, cases, userId, [place])).get(keyOf(place))
  if (file === undefined) return { outcome: 'unknown', stored: 0 }
  const answer = await takePiece(parts.client, place, file, userId, bytes, parts.now())
  const doc = cases.get(place.caseId)
  if (answer.outcome === 'whole' && doc !== undefined && doc !== 'unreadable')
    parts.published(new Set(caseDocument.scopesOf(doc)))
  return answer
}

/**
 * A piece of a file, for whoever may read its case now; its first piece is its opening, which the log keeps.
 * Null: not there, not whole, or not for this person.
 */
export async function openPiece(
  parts: AttachmentParts,
  actor: Actor,
  { caseId, id, start }: ReadPieceRequest,
): Promise<Uint8Array | null> {
  const cases = await casesById(parts, [caseId])
  const named = readable(cases.get(caseId), id, actor)
  if (named === undefined) return null
  const bytes = await readPiece(parts.client, caseId, named, start)
  if (bytes !== null && start === 0) await logAttachmentOpened(parts, actor.id, caseId, id)
  return bytes
}
