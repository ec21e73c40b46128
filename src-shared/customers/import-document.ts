import { Identifier, type IdentifierType } from '../identifiers/identifier.ts'
import { parseNit, perhapsNit } from '../identifiers/parse-nit.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'

/** What a file says of whose a document is, or which: *empresa*, *persona natural*, *NIT*, *C. C.*, *pasaporte*. */
export type DocumentKind = IdentifierType | 'company' | 'person'

/** In the order in which they are looked for: a *persona jurídica* is a company, a *cédula de extranjería* none of here. */
const KINDS: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\bnit\b/, 'nit'],
  [/empresa|juridica|compania|sociedad|company/, 'company'],
  [/extranjeria|^ce$/, 'cedulaExtranjeria'],
  [/^ppt$|permiso/, 'ppt'],
  [/pasaporte|passport|^pas?$/, 'passport'],
  [/cedula|^cc$/, 'cedula'],
  [/persona|natural|person/, 'person'],
]

/** @param text without accents, in lower case. @returns null where nobody knows what it says */
export const documentKind = (text: string): DocumentKind | null => {
  const letters = text.replace(/\./g, '').replace(/^([a-z]) ([a-z])$/, '$1$2')
  return KINDS.find(([pattern]) => pattern.test(letters))?.[1] ?? null
}

/** Digits and a check digit behind a hyphen, as nobody writes a cédula. */
const HYPHENED = /^[\d.\s]+-\s*\d$/

/** Under a heading that says NIT, ten digits whose last one checks are a NIT with its check digit. */
export function readNit(text: string): Result<Identifier, Rejection> {
  const nit = perhapsNit(text)
  return nit === null ? parseNit(text) : ok(nit)
}

function read(type: IdentifierType, text: string): Result<Identifier, Rejection> {
  const found = Identifier.safeParse({ type, number: text.replace(/[.\s-]/g, '').toUpperCase() })
  return found.success ? ok(found.data) : reject('identifier.malformed')
}

/** What stands in a column of cédulas: one that is a NIT by its looks is asked about, and not taken for a person's. */
export const readCedula = (text: string): Result<Identifier, Rejection> =>
  HYPHENED.test(text) || perhapsNit(text) !== null ? reject('import.perhapsNit') : read('cedula', text)

/**
 * What stands in a column that may hold any document: by what the row says of its kind, or else by its looks. NITs of companies
 * have nine digits and begin with 8 or 9; cédulas have up to eight, or ten and begin with 1.
 */
export function readDocument(text: string, kind: DocumentKind | null): Result<Identifier, Rejection> {
  if (kind !== null && kind !== 'company' && kind !== 'person') return kind === 'nit' ? readNit(text) : read(kind, text)
  const isNit = kind === 'company' || HYPHENED.test(text) || /^[89]\d{8}$/.test(text.replace(/[.\s]/g, ''))
  return isNit || (kind === null && perhapsNit(text) !== null) ? readNit(text) : read('cedula', text)
}
