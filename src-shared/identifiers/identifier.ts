import { z } from 'zod'
import { storable } from '../kernel/text.ts'

export const IdentifierType = z.enum(['nit', 'cedula', 'cedulaExtranjeria', 'ppt', 'passport'])
export type IdentifierType = z.infer<typeof IdentifierType>

const SHAPES: Readonly<Record<IdentifierType, RegExp>> = {
  nit: /^\d{6,10}$/,
  cedula: /^\d{6,10}$/,
  cedulaExtranjeria: /^\d{3,7}$/,
  ppt: /^\d{5,8}$/,
  passport: /^[A-Z0-9]{5,12}$/,
}

/** Normalised: digits alone, a NIT without its check digit, which follows from the rest. */
export const Identifier = z
  .object({ type: IdentifierType, number: storable })
  .refine(({ type, number }) => SHAPES[type].test(number), { path: ['number'], message: 'identifier.malformed' })
export type Identifier = z.infer<typeof Identifier>

/** The same for equal identifiers: what duplicates are found by. */
export const identifierKey = (identifier: Identifier): string => `${identifier.type}:${identifier.number}`
