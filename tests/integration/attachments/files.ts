import { createHash, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { pieceLength, pieceStarts } from '#shared/attachments/limits.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import type { CaseFile } from '#shared/attachments/services.ts'
import type { CaseId } from '#shared/kernel/ids.ts'
import type { Rejection, Result } from '#shared/kernel/result.ts'
import { newId, type TestConsole } from '../../support/console.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What every reader takes for a PDF, of so many bytes, no two alike. */
export const pdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])

/** Adds a file as the form does. @returns the file as commands name it, or why it was not taken */
export async function add(
  at: TestConsole,
  place: string,
  name: string,
  bytes: Uint8Array,
): Promise<Result<Attachment, Rejection>> {
  const id = newId() as Attachment['id'] // made as one
  const begun = await at.call('attachment.begin', { id, place, name, size: bytes.length })
  if (!begun.ok) return begun
  for (const start of pieceStarts(bytes.length)) {
    const piece = bytes.slice(start, start + pieceLength(bytes.length, start))
    const taken = await at.call('attachment.piece', { id, start, bytes: new Uint8Array(piece) })
    if (!taken.ok) return taken
  }
  return at.call('attachment.finish', { id })
}

export async function added(at: TestConsole, place: string, name: string, bytes: Uint8Array): Promise<Attachment> {
  const answer = await add(at, place, name, bytes)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.value
}

/** Escalates a new contact's request to an area with these files. @returns the case */
export async function escalated(
  at: TestConsole,
  attachments: readonly Attachment[],
  area = 'operaciones',
): Promise<CaseId> {
  const caseId = newId()
  const contact = {
    interactionId: newId(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
  }
  const request = { id: newId(), kind: 'requerimiento', topic: 'T', text: 'x', branch: null, caseId: null }
  const payload = { radicado: null, area, description: 'd', answerBy: 'email', priority: 'normal', attachments }
  expect(await at.act('case.escalate', { caseId, contact, request, ...payload })).toMatchObject({ ok: true })
  return caseId as CaseId // made as one
}

/** Everything of a file that is here. */
export async function readAll(at: TestConsole, id: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for (let start: number | null = 0; start !== null; ) {
    const piece: Awaited<ReturnType<typeof at.call<'attachment.read'>>> = await at.call('attachment.read', {
      id: id as never,
      start,
    }) // made as one
    if (!piece.ok) throw new Error(piece.error.code)
    pieces.push(piece.value.bytes)
    start = piece.value.next
  }
  return Buffer.concat(pieces)
}

/** Whether a case has these files and all stand so. */
export const all = (state: CaseFile['state']) => (files: readonly CaseFile[]) =>
  files.length > 0 && files.every((file) => file.state === state)
