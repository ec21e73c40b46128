import november2026 from '#resources/catalogues/2026-11.json' with { type: 'json' }
import { Catalogue } from './schema.ts'

let read: ReadonlyMap<string, Catalogue> | null = null

/** Read when it is first asked for: a console that opens shows its first screen before. */
function shipped(): ReadonlyMap<string, Catalogue> {
  read ??= new Map([Catalogue.parse(november2026)].map((catalogue) => [catalogue.version, catalogue]))
  return read
}

/** The version that new contacts begin with, until a coordinator publishes another. */
export const DEFAULT_CATALOGUE_VERSION = '2026-11'

/** A catalogue that comes with the product, or undefined where no such version was shipped. */
export const catalogueByVersion = (version: string): Catalogue | undefined => shipped().get(version)

export function defaultCatalogue(): Catalogue {
  const catalogue = shipped().get(DEFAULT_CATALOGUE_VERSION)
  if (catalogue === undefined) throw new Error(`no catalogue ${DEFAULT_CATALOGUE_VERSION} was shipped`)
  return catalogue
}
