import type { Attachment } from '#shared/attachments/schema.ts'
import type { CaseFile } from '#shared/attachments/services.ts'
import { MEDIA_TYPES } from '#shared/attachments/types.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { useService } from '../shell/console.ts'

/**
 * Brings a case's file here if it is not, and reads it whole, a piece at a time.
 * @param named as the case says it, where that is read at the centre and not kept here
 */
export async function readFile(
  call: ReturnType<typeof useService>,
  caseId: string,
  { id, type }: Pick<CaseFile, 'id' | 'type'>,
  named?: Attachment,
): Promise<Result<Blob, Rejection>> {
  const fetched = await call('attachment.fetch', { caseId, id, ...(named === undefined ? {} : { named }) })
  if (!fetched.ok) return fetched
  const pieces: BlobPart[] = []
  for (let start: number | null = 0; start !== null; ) {
    const piece: Awaited<ReturnType<typeof call<'attachment.read'>>> = await call('attachment.read', { id, start })
    if (!piece.ok) return piece
    pieces.push(new Uint8Array(piece.value.bytes))
    start = piece.value.next
  }
  return ok(new Blob(pieces, { type: MEDIA_TYPES[type] }))
}

/** Files as Windows wrote them here for decades are not UTF-8. */
export async function textOf(blob: Blob): Promise<string> {
  const bytes = await blob.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Hands a copy to the system, which asks where to. */
export function saveCopy(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has the address by then; a page that lives for days must not keep the bytes.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
