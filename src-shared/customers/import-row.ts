import { Identifier } from '../identifiers/identifier.ts'
import { parseNit, perhapsNit } from '../identifiers/parse-nit.ts'
import { type Phone, parsePhone } from '../identifiers/phone.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { CustomerName } from './name.ts'
import { Customer } from './schema.ts'

export const IMPORT_FIELDS = ['name', 'nit', 'cedula', 'phones', 'emails', 'city', 'portfolio', 'notes'] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]
/** Which column of the file holds what; several may hold phones or e-mails. */
export type ImportMapping = readonly (ImportField | null)[]

/** Headings as people write them, without accents, in lower case. */
const HEADINGS: readonly (readonly [RegExp, ImportField])[] = [
  [/^(nombre|razon social|cliente|empresa|nombre o razon social|name)/, 'name'],
  [/nit/, 'nit'],
  [/(cedula|documento|identificacion|\bcc\b)/, 'cedula'],
  [/(telefono|celular|movil|phone)/, 'phones'],
  [/(correo|e-?mail|mail)/, 'emails'],
  [/(ciudad|municipio|city)/, 'city'],
  [/(cartera|portafolio|portfolio)/, 'portfolio'],
  [/(observacion|nota|comentario)/, 'notes'],
]
const ONCE: ReadonlySet<ImportField> = new Set(['name', 'nit', 'cedula', 'city', 'portfolio', 'notes'])

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What each column most likely holds, by its heading; null for those that nothing is taken from. */
export function guessMapping(headings: readonly string[]): ImportMapping {
  const taken = new Set<ImportField>()
  return headings.map((heading) => {
    const field = HEADINGS.find(([pattern]) => pattern.test(plain(heading)))?.[1] ?? null
    if (field === null || (ONCE.has(field) && taken.has(field))) return null
    taken.add(field)
    return field
  })
}

export type ImportedCustomer = Pick<
  Customer,
  'type' | 'name' | 'identifiers' | 'phones' | 'emails' | 'city' | 'portfolio' | 'notes'
>
const Imported = Customer.pick({
  type: true,
  name: true,
  identifiers: true,
  phones: true,
  emails: true,
  city: true,
  portfolio: true,
  notes: true,
}).extend({ name: CustomerName })

const several = (text: string): string[] =>
  text
    .split(/[\n;,/|]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/**
 * One row of the file as a customer's card.
 * @returns the first thing that is wrong with it: a name that is missing, a NIT whose check digit does not fit, a phone or
 * e-mail that is none
 */
export function readImportRow(cells: readonly string[], mapping: ImportMapping): Result<ImportedCustomer, Rejection> {
  const of = (field: ImportField): string =>
    cells
      .filter((_, index) => mapping[index] === field)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('\n')
  const name = of('name')
  if (name === '') return reject('import.nameMissing')
  const identifiers: Identifier[] = []
  if (of('nit') !== '') {
    // Under a heading that says NIT, ten digits whose last one checks are a NIT with its check digit.
    const nit = perhapsNit(of('nit'))
    const read = nit === null ? parseNit(of('nit')) : ok(nit)
    if (!read.ok) return read
    identifiers.push(read.value)
  }
  if (of('cedula') !== '') {
    const read = Identifier.safeParse({ type: 'cedula', number: of('cedula').replace(/[.\s-]/g, '') })
    if (!read.success) return reject('identifier.malformed')
    identifiers.push(read.data)
  }
  const phones: Phone[] = []
  for (const one of several(of('phones'))) {
    const read = parsePhone(one)
    if (!read.ok) return read
    phones.push(read.value)
  }
  const card = Imported.safeParse({
    type: identifiers.some(({ type }) => type === 'nit') ? 'company' : 'person',
    name,
    identifiers,
    phones,
    emails: several(of('emails')).map((one) => one.toLowerCase()),
    city: of('city'),
    notes: of('notes'),
    ...(of('portfolio') === '' ? {} : { portfolio: of('portfolio') }),
  })
  if (card.success) return ok(card.data)
  return reject(
    card.error.issues[0]?.path[0] === 'emails' ? 'email.malformed' : (card.error.issues[0]?.message ?? 'field.invalid'),
  )
}
