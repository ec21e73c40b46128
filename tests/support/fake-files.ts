import { cleanFileName } from '#shared/attachments/file-name.ts'
import { ATTACHMENT_LIMITS } from '#shared/attachments/limits.ts'
import type { AddedFile, AttachmentAnswers, AttachmentVerb, CaseFile } from '#shared/attachments/services.ts'
import { typeOfName } from '#shared/attachments/types.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { AttachmentId } from '#shared/kernel/ids.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'

type Services = { [V in AttachmentVerb]: (given: never) => Result<AttachmentAnswers[V], Rejection> }

/** Files of a fake console: taken and kept in memory, never sent. */
export function fakeFiles() {
  const files = new Map<string, { place: string; name: string; size: number; bytes: Uint8Array; ready: boolean }>()
  const added = (id: string): AddedFile | null => {
    const one = files.get(id)
    const type = one === undefined ? null : typeOfName(one.name)
    if (one === undefined || type === null) return null
    const named = { id: id as AttachmentId, name: one.name, size: one.size } // made as one by the form
    const file = one.ready ? { ...named, type, sha256: 'a'.repeat(64) } : null
    return { ...named, stored: one.bytes.length, file }
  }
  const services: Services = {
    'attachment.limits': () => ok(ATTACHMENT_LIMITS),
    'attachment.begin': ({ id, place, name, size }: { id: string; place: string; name: string; size: number }) => {
      if (typeOfName(name) === null) return reject('attachment.type', { name })
      files.set(id, { place, name: cleanFileName(name), size, bytes: new Uint8Array(0), ready: false })
      return ok(null)
    },
    'attachment.piece': ({ id, bytes }: { id: string; bytes: Uint8Array }) => {
      const one = files.get(id)
      if (one !== undefined) one.bytes = Uint8Array.from([...one.bytes, ...bytes])
      return ok(null)
    },
    'attachment.finish': ({ id }: { id: string }) => {
      const one = files.get(id)
      if (one !== undefined) one.ready = true
      const file = added(id)?.file ?? null
      return file === null ? reject('attachment.interrupted') : ok(file)
    },
    'attachment.remove': ({ id }: { id: string }) => {
      files.delete(id)
      return ok(null)
    },
    'attachment.ask': () => ok(null),
    'attachment.fetch': () => ok(null),
    'attachment.read': ({ id }: { id: string }) => ok({ bytes: files.get(id)?.bytes ?? new Uint8Array(0), next: null }),
  }
  return {
    services,
    inPlace: (place: string): AddedFile[] =>
      [...files].flatMap(([id, one]) => (one.place === place ? (added(id) ?? []) : [])),
    ofCase: (current: Case): CaseFile[] =>
      current.attachments.map((one) => ({ ...one, state: 'kept' as const, percent: 100, here: files.has(one.id) })),
  }
}
export type FakeFiles = ReturnType<typeof fakeFiles>
