import { z } from 'zod'
import { Catalogue } from '../catalogues/schema.ts'
import { Guide, GuideId } from '../guides/schema.ts'
import type { DocumentDefinition } from '../kernel/documents.ts'
import { derivedId, UserId, uuid } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { hashOf, requiredText, storable } from '../kernel/text.ts'

/** Which version of each guide goes with a catalogue. */
export const GuideVersions = z.record(GuideId, storable.min(1).max(40))
export type GuideVersions = z.infer<typeof GuideVersions>

const published = { id: uuid, version: storable.min(1).max(40), publishedAt: Instant, publishedBy: UserId }

/**
 * One edition: a catalogue and the guides that go with it. Immutable. Every publication is a new version of the catalogue,
 * also when guides alone changed, so that a contact that names its catalogue names all that it began with.
 */
export const PublishedCatalogue = z.looseObject({
  ...published,
  basedOn: storable.min(1).max(40),
  /** What changed, in the words of who published it. */
  note: requiredText(1_000),
  content: Catalogue,
  guides: GuideVersions,
})
export type PublishedCatalogue = z.infer<typeof PublishedCatalogue>

export const PublishedGuide = z.looseObject({ ...published, guideId: GuideId, content: Guide })
export type PublishedGuide = z.infer<typeof PublishedGuide>

/** The one document that says which edition is in force. */
export const Guidebook = z.looseObject({ id: uuid, current: storable.min(1).max(40), guides: GuideVersions })
export type Guidebook = z.infer<typeof Guidebook>

export const GUIDEBOOK_ID = derivedId(hashOf('guidebook'))
export const catalogueDocumentId = (version: string): string => derivedId(hashOf(`catalogue:${version}`))
export const guideDocumentId = (guideId: string, version: string): string =>
  derivedId(hashOf(`guide:${guideId}:${version}`))

export const catalogueDocument: DocumentDefinition<'catalogue'> = {
  kind: 'catalogue',
  schema: 1,
  shape: PublishedCatalogue,
  scopesOf: () => ['catalog'],
}
export const guideDocument: DocumentDefinition<'guide'> = {
  kind: 'guide',
  schema: 1,
  shape: PublishedGuide,
  scopesOf: () => ['catalog'],
}
export const guidebookDocument: DocumentDefinition<'guidebook'> = {
  kind: 'guidebook',
  schema: 1,
  shape: Guidebook,
  scopesOf: () => ['catalog'],
}
