import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { Recording } from '#shared/recordings/api.ts'
import type { useService } from '../shell/console.ts'

/**
 * Reads a recording whole, a part at a time; what is kept of it is in this page alone.
 * @param goesOn asked before each part: whoever has left needs no more of it
 */
export async function readSound(
  call: ReturnType<typeof useService>,
  { id, size }: Pick<Recording, 'id' | 'size'>,
  listening: string,
  progress: (percent: number) => void,
  goesOn: () => boolean,
): Promise<Result<Blob, Rejection>> {
  const parts: BlobPart[] = []
  for (let start: number | null = 0; start !== null && goesOn(); ) {
    const part: Awaited<ReturnType<typeof call<'recording.read'>>> = await call('recording.read', {
      id,
      listening,
      start,
    })
    if (!part.ok) return part
    parts.push(new Uint8Array(part.value.bytes))
    start = part.value.next
    progress(start === null ? 100 : Math.floor((start * 100) / Math.max(1, size)))
  }
  return ok(new Blob(parts, { type: 'audio/wav' }))
}
