import updateOfData from '#resources/guides/actualizacion-de-datos.json' with { type: 'json' }
import outbound from '#resources/guides/contacto-de-salida.json' with { type: 'json' }
import certificate from '#resources/guides/descarga-de-certificado.json' with { type: 'json' }
import applicationStatus from '#resources/guides/estado-de-solicitud.json' with { type: 'json' }
import inbound from '#resources/guides/gestion-de-entrada.json' with { type: 'json' }
import eventSignUp from '#resources/guides/inscripcion-a-evento.json' with { type: 'json' }
import userReset from '#resources/guides/restablecer-usuario.json' with { type: 'json' }
import followUp from '#resources/guides/seguimiento-a-caso.json' with { type: 'json' }
import type { Catalogue } from '../catalogues/schema.ts'
import { catalogueByVersion, defaultCatalogue } from '../catalogues/shipped.ts'
import { type GuideLibrary, libraryOf } from './library.ts'
import type { GuideRun } from './run.ts'
import { Guide } from './schema.ts'

let read: readonly Guide[] | null = null

/**
 * Guides that come with the product. Of a newer version the older stays, for the contacts that began with it. Read when
 * they are first asked for.
 */
export function shippedGuides(): readonly Guide[] {
  read ??= [inbound, followUp, outbound, updateOfData, userReset, applicationStatus, certificate, eventSignUp].map(
    (raw) => Guide.parse(raw),
  )
  return read
}

export const INBOUND_GUIDE = 'gestion-de-entrada'
export const OUTBOUND_GUIDE = 'contacto-de-salida'
export const FOLLOW_UP_GUIDE = 'seguimiento-a-caso'

/** The shipped guides with a catalogue; today's without one. */
export const shippedLibrary = (catalogue: Catalogue = defaultCatalogue()): GuideLibrary =>
  libraryOf(shippedGuides(), catalogue)

/** The library that a run began with, or undefined where its guide or catalogue were not shipped. */
export function libraryOfRun(run: GuideRun): GuideLibrary | undefined {
  const catalogue = catalogueByVersion(run.catalogueVersion)
  const library = catalogue === undefined ? undefined : shippedLibrary(catalogue)
  return library?.guide(run.guideId, run.guideVersion) === undefined ? undefined : library
}
