import { REQUEST_KINDS } from '#shared/calendar/terms.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { User } from '#shared/identity/schema.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { type CustomerId, type EntryId, type InteractionId, uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { Dice } from './chance.ts'
import { cities, familyNames, forms, givenNames, noteTexts, places, requestTexts, trades } from './words.ts'

const DAY_MS = 24 * 60 * 60_000
const TOPICS = [
  'Líneas de crédito · Capital de trabajo',
  'Requisitos y documentos',
  'Tasas y plazos',
  'Estado de una solicitud',
  'Certificados · Saldo',
  'Circulares, cartas y formatos',
  'Portal y usuarios',
] as const
const DISPOSITIONS = [
  { id: 'entrada.informacion', label: 'Información otorgada' },
  { id: 'entrada.documento', label: 'Documento enviado' },
  { id: 'entrada.procedimiento', label: 'Procedimiento realizado' },
] as const

const bytes = (from: Dice) => Uint8Array.from({ length: 10 }, () => from.below(256))
const id = (from: Dice, at: number) => uuidv7(at, bytes(from))
const digits = (from: Dice, count: number) => Array.from({ length: count }, () => from.below(10)).join('')
const ascii = (text: string) => text.normalize('NFD').replace(/[^\w]/g, '').toLowerCase()

/** A customer as a Colombian development bank's: most are companies with a NIT. */
export function sampleCustomer(from: Dice, now: number, by: User): Customer {
  const at = now - from.below(700) * DAY_MS
  const company = from.happens(0.7)
  const [city, area] = from.one(cities)
  const name = company
    ? `${from.one(trades)} ${from.one(places)} ${from.one(forms)}`
    : `${from.one(givenNames)} ${from.one(familyNames)} ${from.one(familyNames)}`
  const mobile = `3${from.one(['00', '01', '10', '12', '15', '20', '50'])}${digits(from, 7)}`
  return {
    id: id(from, at) as CustomerId, // a UUIDv7 by construction
    type: company ? 'company' : 'person',
    name,
    identifiers: [
      company
        ? { type: 'nit', number: `${from.one(['800', '830', '860', '890', '900', '901'])}${digits(from, 6)}` }
        : { type: 'cedula', number: `${1 + from.below(9)}${digits(from, 7)}` },
    ],
    phones: [
      { number: mobile, extension: null },
      ...(company
        ? [
            {
              number: `60${area}${2 + from.below(7)}${digits(from, 6)}`,
              extension: from.happens(0.3) ? digits(from, 3) : null,
            },
          ]
        : []),
    ],
    emails: [`${company ? 'contacto' : ascii(name).slice(0, 12)}@${ascii(name).slice(0, 18)}.example`],
    city,
    notes: '',
    consents: from.happens(0.8)
      ? [
          {
            channel: 'phone',
            purpose: 'service',
            granted: true,
            at: instantOf(at),
            by: by.id,
            source: 'Llamada de entrada',
            wording: 'Autoriza el tratamiento de sus datos para atender su solicitud.',
          },
        ]
      : [],
    mergedInto: null,
    createdAt: instantOf(at),
    createdBy: by.id,
  }
}

/** A registered contact of a customer with an advisor, in the last `days` days. */
export function sampleInteraction(
  from: Dice,
  now: number,
  customer: CustomerId,
  advisor: User,
  days: number,
): Interaction {
  const at = now - from.below(days * DAY_MS)
  const entry = () => id(from, at) as EntryId // as above
  return {
    id: id(from, at) as InteractionId, // as above
    customerId: customer,
    channel: from.one(['voice', 'voice', 'voice', 'chat', 'mailbox']),
    direction: 'inbound',
    advisorId: advisor.id,
    teamId: advisor.teamId,
    openedAt: instantOf(at),
    state: 'registered',
    requests: [
      {
        id: entry(),
        kind: from.one(REQUEST_KINDS),
        topic: from.one(TOPICS),
        text: from.one(requestTexts),
        branch: 'yes',
        caseId: null,
      },
    ],
    notes: from.happens(0.4) ? [{ id: entry(), at: instantOf(at), by: advisor.id, text: from.one(noteTexts) }] : [],
    disposition: { ...from.one(DISPOSITIONS) },
    registeredAt: instantOf(at + 240_000),
    breaches: [],
  }
}
