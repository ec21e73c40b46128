import type { Hash } from 'node:crypto'
import { z } from 'zod'
import { type TypeCheck, typeCheck } from '#shared/attachments/check.ts'
import { cleanFileName } from '#shared/attachments/file-name.ts'
import { type AttachmentLimits, pieceLength } from '#shared/attachments/limits.ts'
import { type Attachment, Attachments } from '#shared/attachments/schema.ts'
import type { AttachmentAnswers, AttachmentVerb, attachmentServices } from '#shared/attachments/services.ts'
import { typeOfName } from '#shared/attachments/types.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { nodeCrypto } from '../keys/crypto.ts'
import { type KeptFiles, namedBy } from './kept.ts'

type Given<V extends AttachmentVerb> = z.output<(typeof attachmentServices)[V]>
type Answer<V extends AttachmentVerb> = Result<AttachmentAnswers[V], Rejection>

/** A file whose pieces are coming in. */
interface Coming {
  readonly hash: Hash
  readonly check: TypeCheck
}

const MEGABYTE = 1024 * 1024

/** Takes files into the store, a piece at a time, so that none holds up the store's other work. */
export function addingFiles(kept: KeptFiles, limits: AttachmentLimits, changed: () => void) {
  const coming = new Map<string, Coming>()
  kept.dropUnfinished()

  function drop(id: string): void {
    coming.delete(id)
    kept.remove(id)
    changed()
  }
  return {
    begin({ id, place, name, size }: Given<'attachment.begin'>): Answer<'attachment.begin'> {
      // Asked again after the window's connection was lost.
      if (kept.get(id)?.place === place && coming.has(id)) return ok(null)
      const type = typeOfName(name)
      const clean = cleanFileName(name)
      if (type === null || typeOfName(clean) !== type) return reject('attachment.type', { name: clean })
      if (size === 0) return reject('attachment.empty', { name: clean })
      if (size > limits.bytes)
        return reject('attachment.tooLarge', { name: clean, megabytes: Math.floor(limits.bytes / MEGABYTE) })
      if (kept.inPlace(place).length >= limits.perCommand)
        return reject('attachment.tooMany', { name: clean, count: limits.perCommand })
      kept.begin({ id, place, name: clean, type, size })
      coming.set(id, { hash: nodeCrypto().createHash('sha256'), check: typeCheck(type) })
      changed()
      return ok(null)
    },
    piece({ id, start, bytes }: Given<'attachment.piece'>): Answer<'attachment.piece'> {
      const file = kept.get(id)
      const now = coming.get(id)
      if (file === null || now === undefined) return reject('attachment.interrupted')
      if (start < file.stored) return ok(null)
      if (start > file.stored || bytes.length !== pieceLength(file.size, start)) {
        drop(id)
        return reject('attachment.interrupted')
      }
      kept.append(id, start, bytes)
      now.hash.update(bytes)
      now.check.take(bytes)
      changed()
      return ok(null)
    },
    finish({ id }: Given<'attachment.finish'>): Answer<'attachment.finish'> {
      const file = kept.get(id)
      const known = file === null ? null : namedBy(file)
      if (known !== null) return ok(known)
      const now = coming.get(id)
      if (file === null || now === undefined || file.stored !== file.size) {
        drop(id)
        return reject('attachment.interrupted')
      }
      if (!now.check.fits()) {
        drop(id)
        return reject('attachment.content', { name: file.name, type: file.type })
      }
      const sha256 = now.hash.digest('hex')
      coming.delete(id)
      kept.finish(id, sha256)
      changed()
      const { name, type, size } = file
      return ok({ id, name, type, size, sha256 })
    },
    remove({ id }: Given<'attachment.remove'>): Answer<'attachment.remove'> {
      drop(id)
      return ok(null)
    },
    dropPlaces(contact: string) {
      kept.dropPlaces(contact)
      for (const id of coming.keys()) if (kept.get(id) === null) coming.delete(id)
      changed()
    },
    movePlaces(contact: string, to: string) {
      kept.movePlaces(contact, to)
      changed()
    },
    /** Null when every file that the payload names is here, whole, and as it is named; else why it is not saved. */
    lacking(payload: unknown): Rejection | null {
      const named = z.looseObject({ attachments: Attachments.optional() }).safeParse(payload)
      // Another shape is the command's own to refuse.
      if (!named.success) return null
      const missing = (named.data.attachments ?? []).find((one) => !isHere(kept, one))
      return missing === undefined ? null : { code: 'attachment.notHere', facts: { name: missing.name } }
    },
  }
}
export type AddingFiles = ReturnType<typeof addingFiles>

function isHere(kept: KeptFiles, wanted: Attachment): boolean {
  const file = kept.get(wanted.id)
  const known = file === null || file.own !== 1 ? null : namedBy(file)
  return known !== null && known.sha256 === wanted.sha256 && known.size === wanted.size
}
