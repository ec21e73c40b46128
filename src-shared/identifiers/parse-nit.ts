import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import type { Identifier } from './identifier.ts'
import { nitCheckDigit } from './nit-check-digit.ts'

/**
 * Reads a NIT as people write it: with or without dots, with or without its check digit after a hyphen.
 * @returns `nit.malformed`, or `nit.wrongCheckDigit` with the `expected` one
 */
export function parseNit(typed: string): Result<Identifier, Rejection> {
  const plain = typed.replace(/[.\s]/g, '')
  const found = /^(\d{6,10})(?:-(\d))?$/.exec(plain)
  if (found === null) return reject('nit.malformed')
  const [, digits = '', check] = found
  const expected = nitCheckDigit(digits)
  if (check !== undefined && Number(check) !== expected) return reject('nit.wrongCheckDigit', { expected })
  return ok({ type: 'nit', number: digits })
}

/**
 * Ten digits without a hyphen that begin with 8 or 9 and whose last one checks may be a NIT or a cédula: a person must say.
 * @returns the NIT they would be, or null where there is nothing to ask
 */
export function perhapsNit(typed: string): Identifier | null {
  const plain = typed.replace(/[.\s]/g, '')
  if (!/^[89]\d{9}$/.test(plain)) return null
  const digits = plain.slice(0, 9)
  return nitCheckDigit(digits) === Number(plain.slice(9)) ? { type: 'nit', number: digits } : null
}
