import type { Catalogue } from '../catalogues/schema.ts'
import { catalogueByVersion, DEFAULT_CATALOGUE_VERSION, defaultCatalogue } from '../catalogues/shipped.ts'
import { type GuideLibrary, libraryOf } from '../guides/library.ts'
import type { Guide } from '../guides/schema.ts'
import { earlierGuides, shippedGuides } from '../guides/shipped.ts'
import type { Guidebook } from './schema.ts'

/** A catalogue with the guides that go with it. */
export interface Edition {
  readonly catalogue: Catalogue
  readonly guides: readonly Guide[]
}

/** What is in force until somebody publishes. */
export const shippedBook = (): Pick<Guidebook, 'current' | 'guides'> => ({
  current: DEFAULT_CATALOGUE_VERSION,
  guides: Object.fromEntries(shippedGuides().map(({ id, version }) => [id, version])),
})

export function shippedGuide(id: string, version: string): Guide | undefined {
  const named = (guide: Guide): boolean => guide.id === id && guide.version === version
  return shippedGuides().find(named) ?? earlierGuides().find(named)
}

/** An edition that comes with the product; undefined for one that was published. */
export function shippedEdition(version: string): Edition | undefined {
  const catalogue = catalogueByVersion(version)
  return catalogue === undefined ? undefined : { catalogue, guides: shippedGuides() }
}

export const todaysShippedEdition = (): Edition => ({ catalogue: defaultCatalogue(), guides: shippedGuides() })

/** What begins in an edition, and what began in it with an older version of a guide that the product brought. */
export const libraryOfEdition = ({ catalogue, guides }: Edition): GuideLibrary =>
  libraryOf(guides, catalogue, () => [...earlierGuides(), ...shippedGuides()])

/** The next version of a catalogue: `2026-11` is followed by `2026-11.1`. @param month of the publication, `2026-12` */
export function nextCatalogueVersion(current: string, month: string): string {
  const [base = '', number = '0'] = current.split('.')
  return month > base ? month : `${base}.${Number(number) + 1}`
}

/** The next version of a guide: `2026-11` is followed by `2026-11.1`. */
export function nextGuideVersion(current: string): string {
  const found = /^(.*)\.(\d+)$/.exec(current)
  return found === null ? `${current}.1` : `${found[1]}.${Number(found[2]) + 1}`
}
