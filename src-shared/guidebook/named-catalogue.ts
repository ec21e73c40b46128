import type { Catalogue } from '../catalogues/schema.ts'
import { catalogueByVersion, defaultCatalogue } from '../catalogues/shipped.ts'
import type { Touch } from '../kernel/commands.ts'
import type { Documents } from '../kernel/documents.ts'
import { catalogueDocumentId, GUIDEBOOK_ID } from './schema.ts'

/** A fact is decided by the version it names: its document, where the product did not bring it. */
export const touchesNamed = (version: string | undefined): readonly Touch[] =>
  version === undefined || catalogueByVersion(version) !== undefined
    ? []
    : [{ kind: 'catalogue', id: catalogueDocumentId(version), optional: true }]

/** @returns undefined for a version that is not known here */
export function catalogueNamed(documents: Documents, version: string | undefined): Catalogue | undefined {
  if (version === undefined) return undefined
  const shipped = catalogueByVersion(version)
  if (shipped !== undefined) return shipped
  const document = documents.read('catalogue', catalogueDocumentId(version))
  return document === 'missing' ? undefined : document.content
}

/** A change is decided by the edition in force. */
export const touchesGuidebook: readonly Touch[] = [{ kind: 'guidebook', id: GUIDEBOOK_ID, optional: true }]

/** The second step of {@link touchesGuidebook}: the catalogue in force, where the product did not bring it. */
export function touchesCurrent(documents: Documents): readonly Touch[] {
  const book = documents.read('guidebook', GUIDEBOOK_ID)
  return book === 'missing' ? [] : touchesNamed(book.current)
}

export function currentCatalogue(documents: Documents): Catalogue {
  const book = documents.read('guidebook', GUIDEBOOK_ID)
  return (book === 'missing' ? undefined : catalogueNamed(documents, book.current)) ?? defaultCatalogue()
}
