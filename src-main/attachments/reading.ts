import { PIECE_BYTES } from '#shared/attachments/limits.ts'
import type { AddedFile, AttachmentAnswers, CaseFile } from '#shared/attachments/services.ts'
import type { AttachmentId, CaseId } from '#shared/kernel/ids.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { ReplicaStorage } from '../store/port.ts'
import { type KeptFile, type KeptFiles, namedBy } from './kept.ts'

/** The files of a form, in the order in which they were added. */
export const filesInPlace = (kept: KeptFiles, place: string): readonly AddedFile[] =>
  kept.inPlace(place).map((file) => ({
    id: file.id as AttachmentId, // made as one by the form
    name: file.name,
    size: file.size,
    stored: file.stored,
    file: namedBy(file),
  }))

const percentOf = (part: number, size: number): number => Math.floor((part * 100) / size)

function stateOf(file: KeptFile): Pick<CaseFile, 'state' | 'percent' | 'here'> {
  const here = file.ready === 1 && file.broken === 0
  const known = { here, percent: percentOf(file.own === 1 ? file.sent : file.stored, file.size) }
  if (file.centre === 'whole') return { ...known, state: 'kept' }
  if (file.own === 0) return { ...known, state: file.asked === 1 ? 'underway' : 'unknown' }
  if (file.broken === 1) return { ...known, state: 'broken' }
  return { ...known, state: file.sent > 0 ? 'sending' : 'toSend' }
}

function attachmentsOf(storage: ReplicaStorage, model: Model, caseId: CaseId) {
  const stored = storage.shown({ kind: 'case', id: caseId })
  const read = stored === null ? null : readStored(model, 'case', stored)
  return read?.ok === true ? read.value.attachments : []
}

/** A case's files with where each stands, as far as it is known here. */
export function filesOfCase(
  kept: KeptFiles,
  storage: ReplicaStorage,
  model: Model,
  caseId: CaseId,
): readonly CaseFile[] {
  const known = new Map(kept.ofCase(caseId).map((file) => [file.id, file]))
  return attachmentsOf(storage, model, caseId).map(({ id, name, type, size, by, at, entryId }) => {
    const file = known.get(id)
    const where = file === undefined ? { state: 'unknown' as const, percent: 0, here: false } : stateOf(file)
    return { id, name, type, size, by, at, entryId, ...where }
  })
}

/** Somebody looks at the case: its files are known from now on, so that the centre is asked after them. */
export function knowFiles(kept: KeptFiles, storage: ReplicaStorage, model: Model, caseId: CaseId): void {
  for (const file of attachmentsOf(storage, model, caseId)) if (kept.get(file.id) === null) kept.know(caseId, file)
}

export function readFilePiece(
  kept: KeptFiles,
  id: AttachmentId,
  start: number,
): Result<AttachmentAnswers['attachment.read'], Rejection> {
  const file = kept.get(id)
  const bytes = file?.ready === 1 ? kept.piece(id, start) : null
  if (file === null || bytes === null) return reject('document.unknown')
  const next = start + PIECE_BYTES
  // A copy of its own: SQLite's buffer is one of a pool, and a port would carry the pool.
  return ok({ bytes: Uint8Array.from(bytes), next: next < file.size ? next : null })
}
