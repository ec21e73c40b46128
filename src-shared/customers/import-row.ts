import { Identifier } from '../identifiers/identifier.ts'
import { parseNit, perhapsNit } from '../identifiers/parse-nit.ts'
import { parsePhone } from '../identifiers/phone.ts'
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

/** Reads what may be wrong: its value, or null with what is wrong of it told. */
function taken<T>(read: Result<T, Rejection>, faults: Rejection[]): T | null {
  if (read.ok) return read.value
  faults.push(read.error)
  return null
}

/** One row of the file as a customer's card, with all that is wrong with it; nothing wrong: it is a card. */
function readRow(
  cells: readonly string[],
  mapping: ImportMapping,
): { readonly card: ImportedCustomer | null; readonly faults: readonly Rejection[] } {
  const of = (field: ImportField): string =>
    cells
      .filter((_, index) => mapping[index] === field)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('\n')
  const faults: Rejection[] = []
  const name = of('name')
  if (name === '') faults.push({ code: 'import.nameMissing' })
  const identifiers: (Identifier | null)[] = []
  if (of('nit') !== '') {
    // Under a heading that says NIT, ten digits whose last one checks are a NIT with its check digit.
    const nit = perhapsNit(of('nit'))
    identifiers.push(taken(nit === null ? parseNit(of('nit')) : ok(nit), faults))
  }
  if (of('cedula') !== '') {
    const read = Identifier.safeParse({ type: 'cedula', number: of('cedula').replace(/[.\s-]/g, '') })
    identifiers.push(taken(read.success ? ok(read.data) : reject('identifier.malformed'), faults))
  }
  const phones = several(of('phones')).map((one) => taken(parsePhone(one), faults))
  const known = identifiers.filter((one) => one !== null)
  const card = Imported.safeParse({
    type: known.some(({ type }) => type === 'nit') ? 'company' : 'person',
    name,
    identifiers: known,
    phones: phones.filter((one) => one !== null),
    emails: several(of('emails')).map((one) => one.toLowerCase()),
    city: of('city'),
    notes: of('notes'),
    ...(of('portfolio') === '' ? {} : { portfolio: of('portfolio') }),
  })
  if (!card.success) {
    // A name that is missing was said.
    const others = card.error.issues.filter(({ path }) => path[0] !== 'name' || name !== '')
    for (const { path, message } of others) faults.push({ code: path[0] === 'emails' ? 'email.malformed' : message })
  }
  return { card: card.success && faults.length === 0 ? card.data : null, faults: eachOnce(faults) }
}

const eachOnce = (faults: readonly Rejection[]): readonly Rejection[] => [
  ...new Map(faults.map((one) => [JSON.stringify(one), one])).values(),
]

/**
 * One row of the file as a customer's card.
 * @returns the first thing that is wrong with it ({@link faultsOfRow}: all of them): a name that is missing, a NIT whose
 * check digit does not fit, a phone or e-mail that is none
 */
export function readImportRow(cells: readonly string[], mapping: ImportMapping): Result<ImportedCustomer, Rejection> {
  const { card, faults } = readRow(cells, mapping)
  return card === null ? reject(faults[0]?.code ?? 'field.invalid', faults[0]?.facts) : ok(card)
}

/** All that is wrong with a row, so that it is mended once. */
export const faultsOfRow = (cells: readonly string[], mapping: ImportMapping): readonly Rejection[] =>
  readRow(cells, mapping).faults
