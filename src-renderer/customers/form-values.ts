import { z } from 'zod'
import { CustomerName } from '#shared/customers/name.ts'
import { type Customer, Customer as CustomerShape } from '#shared/customers/schema.ts'
import { Identifier, IdentifierType } from '#shared/identifiers/identifier.ts'
import { nitCheckDigit } from '#shared/identifiers/nit-check-digit.ts'
import { parseNit, perhapsNit } from '#shared/identifiers/parse-nit.ts'
import { parsePhone } from '#shared/identifiers/phone.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { messageOf } from '../language/field-error.ts'

const Typed = z.object({
  type: z.enum(['person', 'company']),
  name: z.string(),
  identifiers: z.array(
    z.object({
      type: IdentifierType,
      number: z.string(),
      /** The number about which «¿NIT o cédula?» was answered. */
      answered: z.string(),
    }),
  ),
  phones: z.string(),
  emails: z.string(),
  city: z.string(),
  portfolio: z.string(),
  notes: z.string(),
  /** Of a card that is edited: as it was when its form was opened, so that taking the draft up again changes nothing else. */
  seen: z.unknown().optional(),
})
/** The card as it is typed: numbers as people write them, one phone or e-mail a line. */
export type CustomerTyped = z.infer<typeof Typed>

const Read = CustomerShape.pick({
  type: true,
  name: true,
  identifiers: true,
  phones: true,
  emails: true,
  city: true,
  portfolio: true,
  notes: true,
}).extend({ name: CustomerName })
export type CustomerRead = z.infer<typeof Read>

export const blankCustomer: CustomerTyped = {
  type: 'company',
  name: '',
  identifiers: [{ type: 'nit', number: '', answered: '' }],
  phones: '',
  emails: '',
  city: '',
  portfolio: '',
  notes: '',
}

const lines = (text: string): string[] =>
  text
    .split(/[\n;,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** One identifier as typed. @returns `identifier.nitOrCedula` while a person must say which of the two it is */
export function readIdentifier(typed: CustomerTyped['identifiers'][number]): Result<Identifier, Rejection> {
  const nit = perhapsNit(typed.number)
  if (nit !== null && typed.answered !== typed.number) return reject('identifier.nitOrCedula')
  if (typed.type === 'nit') return nit === null ? parseNit(typed.number) : ok(nit)
  const number = typed.number.toUpperCase().replace(/[.\s-]/g, '')
  const read = Identifier.safeParse({ type: typed.type, number })
  return read.success ? ok(read.data) : reject('identifier.malformed')
}

/** What was typed, as the card's own fields; refusals stand at the field they are about. */
export const CustomerForm = Typed.transform((typed, context): CustomerRead => {
  const refuse = (path: (string | number)[], rejection: Rejection) =>
    context.addIssue({ code: 'custom', path, message: messageOf(rejection), input: typed })
  const identifiers: Identifier[] = []
  typed.identifiers.forEach((each, index) => {
    if (each.number.trim() === '') return
    const read = readIdentifier(each)
    if (read.ok) identifiers.push(read.value)
    else refuse(['identifiers', index, 'number'], read.error)
  })
  const phones: Customer['phones'] = []
  for (const line of lines(typed.phones)) {
    const read = parsePhone(line)
    if (read.ok) phones.push(read.value)
    else refuse(['phones'], { code: `${read.error.code}Line`, facts: { line } })
  }
  const { type, name, city, notes } = typed
  const portfolio = typed.portfolio.trim() === '' ? {} : { portfolio: typed.portfolio.trim() }
  const emails = lines(typed.emails)
  const read = Read.safeParse({ type, name, identifiers, phones, emails, city, ...portfolio, notes })
  if (read.success) return read.data
  for (const { path, message } of read.error.issues)
    refuse([String(path[0])], { code: path[0] === 'emails' ? 'email.malformed' : message })
  return z.NEVER
})

const NIT_DASH = (number: string) => `${number}-${nitCheckDigit(number)}`

/** A card as a form shows it. */
export const typedOf = (customer: CustomerRead): CustomerTyped => ({
  type: customer.type,
  name: customer.name,
  identifiers:
    customer.identifiers.length === 0
      ? blankCustomer.identifiers
      : customer.identifiers.map(({ type, number }) => {
          const typed = type === 'nit' ? NIT_DASH(number) : number
          return { type, number: typed, answered: typed }
        }),
  phones: customer.phones
    .map(({ number, extension }) => (extension === null ? number : `${number} ext ${extension}`))
    .join('\n'),
  emails: customer.emails.join('\n'),
  city: customer.city,
  portfolio: customer.portfolio ?? '',
  notes: customer.notes,
})
