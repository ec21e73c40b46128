import updateOfData from '#resources/guides/actualizacion-de-datos.json' with { type: 'json' }
import outbound from '#resources/guides/contacto-de-salida.2026-12.json' with { type: 'json' }
import outboundNovember2026 from '#resources/guides/contacto-de-salida.json' with { type: 'json' }
import certificate from '#resources/guides/descarga-de-certificado.json' with { type: 'json' }
import applicationStatus from '#resources/guides/estado-de-solicitud.json' with { type: 'json' }
import inbound from '#resources/guides/gestion-de-entrada.2026-12.json' with { type: 'json' }
import inboundNovember2026 from '#resources/guides/gestion-de-entrada.json' with { type: 'json' }
import eventSignUp from '#resources/guides/inscripcion-a-evento.json' with { type: 'json' }
import userReset from '#resources/guides/restablecer-usuario.json' with { type: 'json' }
import followUp from '#resources/guides/seguimiento-a-caso.2026-12.json' with { type: 'json' }
import followUpNovember2026 from '#resources/guides/seguimiento-a-caso.json' with { type: 'json' }
import type { Catalogue } from '../catalogues/schema.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { type GuideLibrary, libraryOf } from './library.ts'
import { Guide } from './schema.ts'

let read: readonly Guide[] | null = null

/** Guides that come with the product, as they begin today. Read when they are first asked for. */
export function shippedGuides(): readonly Guide[] {
  read ??= [inbound, followUp, outbound, updateOfData, userReset, applicationStatus, certificate, eventSignUp].map(
    (raw) => Guide.parse(raw),
  )
  return read
}

let readEarlier: readonly Guide[] | null = null

/** Their older versions, for the contacts that began with them: few consoles ever ask for one. */
export function earlierGuides(): readonly Guide[] {
  readEarlier ??= [inboundNovember2026, followUpNovember2026, outboundNovember2026].map((raw) => Guide.parse(raw))
  return readEarlier
}

export const INBOUND_GUIDE = 'gestion-de-entrada'
export const OUTBOUND_GUIDE = 'contacto-de-salida'
export const FOLLOW_UP_GUIDE = 'seguimiento-a-caso'

/** The shipped guides with a catalogue; today's without one. */
export const shippedLibrary = (catalogue: Catalogue = defaultCatalogue()): GuideLibrary =>
  libraryOf(shippedGuides(), catalogue, earlierGuides)
