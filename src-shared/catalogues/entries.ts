import type { Area, Catalogue, Procedure, RequestKindEntry, SendableDocument } from './schema.ts'
import type { Words } from './words.ts'

/** Lists of the catalogue that a step of a guide may offer as its answers. */
export const CATALOGUE_LISTS = ['kinds', 'topics', 'procedures', 'documents', 'areas'] as const
export type CatalogueList = (typeof CATALOGUE_LISTS)[number]

export interface CatalogueEntry {
  readonly id: string
  readonly text: Words
}

/** What a list offers, in its order; topics without their groups. */
export function entriesOf(catalogue: Catalogue, list: CatalogueList): readonly CatalogueEntry[] {
  return list === 'topics' ? catalogue.topics.flatMap((group) => group.topics) : catalogue[list]
}

export const kindOf = (catalogue: Catalogue, id: string): RequestKindEntry | undefined =>
  catalogue.kinds.find((entry) => entry.id === id)
export const areaOf = (catalogue: Catalogue, id: string): Area | undefined =>
  catalogue.areas.find((entry) => entry.id === id)
export const procedureOf = (catalogue: Catalogue, id: string): Procedure | undefined =>
  catalogue.procedures.find((entry) => entry.id === id)
export const documentOf = (catalogue: Catalogue, id: string): SendableDocument | undefined =>
  catalogue.documents.find((entry) => entry.id === id)
