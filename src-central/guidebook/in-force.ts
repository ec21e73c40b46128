import type { Catalogue } from '#shared/catalogues/schema.ts'
import { catalogueByVersion, defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { catalogueDocumentId, GUIDEBOOK_ID, Guidebook, PublishedCatalogue } from '#shared/guidebook/schema.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import { readDocuments } from '../store/sql/tables.ts'

/** The catalogue in force, for what is asked outside a command; what the product brought until one is published. */
export async function catalogueInForce(connection: SqlConnection): Promise<Catalogue> {
  const [book] = await readDocuments(connection, [{ kind: 'guidebook', id: GUIDEBOOK_ID }])
  const current = Guidebook.safeParse(book?.doc).data?.current
  if (current === undefined) return defaultCatalogue()
  const shipped = catalogueByVersion(current)
  if (shipped !== undefined) return shipped
  const [published] = await readDocuments(connection, [{ kind: 'catalogue', id: catalogueDocumentId(current) }])
  // What a newer program published, this one may not be able to read.
  return PublishedCatalogue.safeParse(published?.doc).data?.content ?? defaultCatalogue()
}
