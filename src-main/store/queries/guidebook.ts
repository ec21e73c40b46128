import type { Database } from 'better-sqlite3'
import type { QueryResults } from '#shared/console/queries.ts'
import { type Edition, shippedBook, shippedEdition, shippedGuide } from '#shared/guidebook/edition.ts'
import { catalogueDocumentId, GUIDEBOOK_ID, guideDocumentId } from '#shared/guidebook/schema.ts'
import type { DocumentKind, DocumentTypes } from '#shared/kernel/documents.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { ReplicaStorage } from '../port.ts'
import { foundOf, type Paging, shownOf } from './paged.ts'

type Storage = Pick<ReplicaStorage, 'shown'>

function read<K extends DocumentKind>(storage: Storage, model: Model, kind: K, id: string): DocumentTypes[K] | null {
  const stored = storage.shown({ kind, id })
  const document = stored === null ? null : readStored(model, kind, stored)
  return document?.ok === true ? document.value : null
}

const bookOf = (storage: Storage, model: Model) => read(storage, model, 'guidebook', GUIDEBOOK_ID) ?? shippedBook()

/** The edition of a version, or the one in force, put together from its documents and from what the product brought. */
export function editionHere(storage: Storage, model: Model, version?: string): Edition | null {
  const asked = version ?? bookOf(storage, model).current
  const shipped = shippedEdition(asked)
  if (shipped !== undefined) return shipped
  const published = read(storage, model, 'catalogue', catalogueDocumentId(asked))
  if (published === null) return null
  const guides = Object.entries(published.guides).map(
    ([id, of]) => shippedGuide(id, of) ?? read(storage, model, 'guide', guideDocumentId(id, of))?.content,
  )
  const known = guides.filter((guide) => guide !== undefined)
  return known.length < guides.length ? null : { catalogue: published.content, guides: known }
}

export function publishedEditions(
  db: Database,
  model: Model,
  storage: Storage,
  version: string | null,
  paging: Paging,
): QueryResults['guidebook.editions'] {
  const { current } = bookOf(storage, model)
  const found = foundOf(
    db,
    'catalogue',
    {
      from: `other_document d where d.kind = 'catalogue' and d.id = coalesce(?, d.id)`,
      order: `d.doc ->> '$.publishedAt' desc, d.id`,
      parameters: [version === null ? null : catalogueDocumentId(version)],
    },
    paging,
  )
  const rows = shownOf(model, 'catalogue', found.rows).map(({ doc, pending }) => ({
    version: doc.version,
    basedOn: doc.basedOn,
    note: doc.note,
    publishedAt: doc.publishedAt,
    publishedBy: doc.publishedBy,
    inForce: doc.version === current,
    pending,
  }))
  return { rows, total: found.total }
}
