import { z } from 'zod'

const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71] as const

/**
 * The check digit of a NIT (DIAN, Orden Administrativa 4 de 1989): weighted sum from the right, mod 11; r < 2 ? r : 11 − r.
 * @param digits the number without its check digit, at most 15 digits
 */
export function nitCheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  const rest = sum % 11
  return rest < 2 ? rest : 11 - rest
}

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
  .object({ type: IdentifierType, number: z.string() })
  .refine(({ type, number }) => SHAPES[type].test(number), { path: ['number'], message: 'identifier.malformed' })
export type Identifier = z.infer<typeof Identifier>

/** The same for equal identifiers: what duplicates are found by. */
export const identifierKey = (identifier: Identifier): string => `${identifier.type}:${identifier.number}`
