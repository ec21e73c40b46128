import type { Database } from 'better-sqlite3'
import { ATTACHMENT_LIMITS, type AttachmentLimits } from '#shared/attachments/limits.ts'
import type { AttachmentCentre } from '#shared/attachments/protocol.ts'
import { type AttachmentVerb, attachmentServices } from '#shared/attachments/services.ts'
import type { Model } from '#shared/kernel/model.ts'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { ReplicaStorage } from '../store/port.ts'
import { CentreUnreachable } from '../sync/centre-errors.ts'
import { heardRecovery } from '../sync/recovery.ts'
import { type AddingFiles, addingFiles } from './adding.ts'
import { type Courier, startCourier } from './courier.ts'
import { type KeptFiles, keptFiles } from './kept.ts'
import { knowFiles, readFilePiece } from './reading.ts'

export interface StoreFilesParts {
  readonly db: Database
  readonly storage: ReplicaStorage
  readonly model: Model
  /** Absent: nothing is sent or fetched. */
  readonly centre?: AttachmentCentre
  readonly limits?: AttachmentLimits
  readonly changed: () => void
  readonly failed: (failure: unknown) => void
  readonly after: (ms: number, call: () => void) => () => void
}

/** The files of an open store: adding, keeping, carrying and reading. */
export interface StoreFiles extends Pick<AddingFiles, 'lacking' | 'dropPlaces' | 'movePlaces'> {
  readonly kept: KeptFiles
  readonly courier: Courier
  serve(verb: AttachmentVerb, parameters: unknown): Promise<Result<unknown, Rejection>>
}

const away = () => Promise.reject(new CentreUnreachable('this store has no centre'))
const nowhere: AttachmentCentre = { standing: away, put: away, read: away }

export function storeFiles({
  db,
  storage,
  model,
  centre,
  limits,
  changed,
  failed,
  after,
}: StoreFilesParts): StoreFiles {
  const kept = keptFiles(db)
  const most = limits ?? ATTACHMENT_LIMITS
  const adding = addingFiles(kept, most, changed)
  const courier = startCourier({
    kept,
    centre: centre ?? nowhere,
    heard: () => heardRecovery(storage),
    changed,
    failed,
    after,
  })
  return {
    kept,
    courier,
    lacking: adding.lacking,
    dropPlaces: adding.dropPlaces,
    movePlaces: adding.movePlaces,
    async serve(verb, parameters) {
      switch (verb) {
        case 'attachment.limits':
          return ok(most)
        case 'attachment.begin':
          return adding.begin(attachmentServices[verb].parse(parameters))
        case 'attachment.piece':
          return adding.piece(attachmentServices[verb].parse(parameters))
        case 'attachment.finish':
          return adding.finish(attachmentServices[verb].parse(parameters))
        case 'attachment.remove':
          return adding.remove(attachmentServices[verb].parse(parameters))
        case 'attachment.ask': {
          knowFiles(kept, storage, model, attachmentServices[verb].parse(parameters).caseId)
          courier.look()
          return ok(null)
        }
        case 'attachment.fetch': {
          const { caseId, id, named } = attachmentServices[verb].parse(parameters)
          if (named?.id === id && storage.shown({ kind: 'case', id: caseId }) === null) {
            kept.know(caseId, named)
            kept.spare(id)
            return courier.fetchElsewhere(caseId, id)
          }
          knowFiles(kept, storage, model, caseId)
          return courier.fetch(caseId, id)
        }
        case 'attachment.read': {
          const { id, start } = attachmentServices[verb].parse(parameters)
          return readFilePiece(kept, id, start)
        }
      }
    },
  }
}
