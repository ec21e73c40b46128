import type { Identifier } from '../identifiers/identifier.ts'
import { parsePhone } from '../identifiers/phone.ts'
import { ok, type Rejection, type Result, reject } from '../kernel/result.ts'
import { type DocumentKind, documentKind, readCedula, readDocument, readNit } from './import-document.ts'
import { CustomerName } from './name.ts'
import { Customer } from './schema.ts'

export const IMPORT_FIELDS = [
  ...(['name', 'nit', 'cedula', 'document', 'kind'] as const),
  ...(['phones', 'emails', 'city', 'portfolio', 'notes'] as const),
] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]
/** Which column of the file holds what; several may hold phones or e-mails. */
export type ImportMapping = readonly (ImportField | null)[]

/** Headings as people write them, without accents, in lower case; what may hold a NIT or a cédula says neither. */
const HEADINGS: readonly (readonly [RegExp, ImportField])[] = [
  [/^(nombre|razon social|cliente|empresa|nombre o razon social|name)/, 'name'],
  [/^(tipo|clase)( de (documento|identificacion|id|persona|cliente))?$/, 'kind'],
  [/nit\b.*(cedula|documento|\bcc\b)|(cedula|documento|\bcc\b).*\bnit/, 'document'],
  [/nit/, 'nit'],
  [/(cedula|\bcc\b)/, 'cedula'],
  [/(documento|identificacion)/, 'document'],
  [/(telefono|celular|movil|phone)/, 'phones'],
  [/(correo|e-?mail|mail)/, 'emails'],
  [/(ciudad|municipio|city)/, 'city'],
  [/(cartera|portafolio|portfolio)/, 'portfolio'],
  [/(observacion|nota|comentario)/, 'notes'],
]
const SEVERAL: ReadonlySet<ImportField> = new Set(['phones', 'emails'])

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** What each column most likely holds, by its heading; null for those that nothing is taken from. */
export function guessMapping(headings: readonly string[]): ImportMapping {
  const taken = new Set<ImportField>()
  return headings.map((heading) => {
    const field = HEADINGS.find(([pattern]) => pattern.test(plain(heading)))?.[1] ?? null
    if (field === null || (!SEVERAL.has(field) && taken.has(field))) return null
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
  const kind = documentKind(plain(of('kind')))
  if (kind === null && of('kind') !== '') faults.push({ code: 'import.kindUnknown' })
  const identifiers: (Identifier | null)[] = []
  if (of('nit') !== '') identifiers.push(taken(readNit(of('nit')), faults))
  if (of('cedula') !== '') identifiers.push(taken(readCedula(of('cedula')), faults))
  if (of('document') !== '') identifiers.push(taken(readDocument(of('document'), kind), faults))
  const phones = several(of('phones')).map((one) => taken(parsePhone(one), faults))
  const known = identifiers.filter((one) => one !== null)
  const card = Imported.safeParse({
    type: typeOf(kind, known),
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

/** A person may have a NIT as well, where the file says that they are one. */
function typeOf(kind: DocumentKind | null, identifiers: readonly Identifier[]): Customer['type'] {
  if (kind === 'company' || kind === 'nit') return 'company'
  return kind === null && identifiers.some(({ type }) => type === 'nit') ? 'company' : 'person'
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
