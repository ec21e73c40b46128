import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { Customer } from '#shared/customers/schema.ts'
import type { Answer } from '#shared/guides/answer.ts'
import { GuideRun } from '#shared/guides/run.ts'
import { INBOUND_GUIDE, shippedLibrary } from '#shared/guides/shipped.ts'
import { beginContact } from '../interactions/begin.ts'
import { draftedContact } from '../interactions/drafted-contacts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { formToReadBack, isLacking, malformed, phoneGiven } from './given-forms.ts'
import { registrationOf } from './registration.ts'

const library = shippedLibrary()
const AT = '2026-11-24T15:00:00.000Z'
const CUSTOMER = '01939e1a-0000-7000-8000-0000000000c1'
const card = Customer.parse({
  id: CUSTOMER,
  type: 'company',
  name: 'Textiles del Valle',
  identifiers: [],
  phones: [{ number: '6023456789', extension: '12' }],
  emails: ['ventas@textiles.co'],
  city: 'Cali',
  notes: '',
  consents: [],
  mergedInto: null,
  createdAt: AT,
  createdBy: '01939e1a-0000-7000-8000-0000000000a1',
})

/** One step of a procedure, or of the contact's own guide, and what was answered. */
type Answered = readonly [guideId: string, stepId: string, answer: Answer]

function runOf(...steps: readonly Answered[]): GuideRun {
  const outer = {
    guideId: INBOUND_GUIDE,
    guideVersion: library.guide(INBOUND_GUIDE)?.version ?? '',
    stepId: PROCEDURE_STEP,
  }
  return GuideRun.parse({
    guideId: INBOUND_GUIDE,
    guideVersion: outer.guideVersion,
    catalogueVersion: library.catalogue.version,
    facts: {},
    opening: [],
    trail: steps.map(([guideId, stepId, answer]) => {
      const frame = { guideId, guideVersion: library.guide(guideId)?.version ?? '', stepId }
      const frames = guideId === INBOUND_GUIDE ? [frame] : [outer, frame]
      return { stepId, position: { frames, request: 0 }, answer, at: AT, passed: [] }
    }),
    current: null,
    remembered: [],
  })
}
const form = (values: Record<string, string>): Answer => ({ kind: 'form', values })
const returned = (outcome: string): Answered => [INBOUND_GUIDE, PROCEDURE_STEP, { kind: 'returned', outcome }]
const PROCEDURE_STEP =
  library.guide(INBOUND_GUIDE)?.steps.find((step) => step.kind === 'act' && step.action === 'runProcedure')?.id ?? ''
const data = (values: Record<string, string>): Answered => ['actualizacion-de-datos', 'datos-formulario', form(values)]

function registered(run: GuideRun, its: Customer | null = card) {
  const id = beginContact({ run, customerId: CUSTOMER })
  const typed = draftedContact(id)
  if (typed === undefined) throw new Error('the contact has no draft')
  const disposition = { id: 'inbound.procedure', label: 'Procedimiento realizado' }
  const given = registrationOf(
    i18next.t,
    id,
    { contact: { typed, customer: its }, library, run, values: {}, card: its },
    disposition,
  )
  const of = (name: string) => given.filter((one) => one.name === name).map(({ payload }) => payload)
  return { edits: of('customer.edit'), notes: of('interaction.addNote'), register: of('interaction.register') }
}

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

test('of a card’s data any one is enough, and it must be one that a card can have', () => {
  expect(isLacking('customer.contactData', { phone: ' ', city: 'Palmira' })).toBe(false)
  expect(isLacking('customer.contactData', { phone: ' ' })).toBe(true)
  expect(isLacking('eventSignUp', { attendee: 'Ana Ruiz' })).toBe(true)
  expect(malformed('phone', '310 234')).toBe('phone.malformed')
  expect(malformed('email', 'nuevo@')).toBe('email.malformed')
  expect(malformed('phone', '+57 310 234 5678')).toBeUndefined()
})

test('data that the customer confirmed is put on their card, the new first, and stands nowhere else', () => {
  const run = runOf(data({ phone: '300 000 0000' }), data({ phone: '310 234 5678', city: 'Palmira' }), returned('done'))
  const { edits, notes, register } = registered(run)
  expect(edits).toEqual([
    {
      customerId: CUSTOMER,
      phones: [
        { number: '3102345678', extension: null },
        { number: '6023456789', extension: '12' },
      ],
      city: 'Palmira',
      was: { phones: card.phones },
    },
  ])
  expect(notes).toEqual([])
  // An id may have these digits by chance.
  expect(JSON.stringify(register).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')).not.toContain('310')
})

test('what is read back is the form that is asked again where it is wrong, as it was given last, while that is asked', () => {
  const at = (stepId: string, run: GuideRun, request = 0) => {
    const outer = run.trail[0]?.position.frames[0]
    if (outer === undefined) throw new Error('nothing was answered')
    const guideId = 'actualizacion-de-datos'
    const frame = { guideId, guideVersion: library.guide(guideId)?.version ?? '', stepId }
    return formToReadBack(library, GuideRun.parse({ ...run, current: { frames: [outer, frame], request, since: AT } }))
  }
  const run = runOf(data({ phone: '300 000 0000' }), data({ city: 'Palmira', phone: ' 310 234 5678', email: ' ' }))
  expect(at('datos-confirma', run)).toEqual({
    ...{ form: 'customer.contactData', values: { phone: '310 234 5678', city: 'Palmira' } },
  })
  expect(at('datos-formulario', run)).toBeNull()
  expect(at('datos-informa', run)).toBeNull()
  expect(at('datos-confirma', run, 1), 'of another request').toBeNull()
  expect(formToReadBack(library, run)).toBeNull()
})

test('data of a customer who desists changes no card and is not noted', () => {
  expect(registered(runOf(data({ city: 'Palmira' }), returned('notDone')))).toMatchObject({ edits: [], notes: [] })
})

test('data that was not confirmed when the contact ended is in its note', () => {
  const { edits, notes } = registered(runOf(data({ city: 'Palmira' })))
  expect(edits).toEqual([])
  expect(notes).toMatchObject([{ text: 'Datos de contacto: Ciudad: Palmira' }])
})

test('data of a customer whose card is not here is in the note', () => {
  const { edits, notes } = registered(runOf(data({ email: 'nuevo@textiles.co' }), returned('done')), null)
  expect(edits).toEqual([])
  expect(notes).toMatchObject([{ text: 'Datos de contacto: Correo electrónico: nuevo@textiles.co' }])
})

test('who is signed up for an event, and which user was looked for, is in the note and not in the registered run', () => {
  const { edits, notes, register } = registered(
    runOf(
      ['inscripcion-a-evento', 'evento-inscribe', form({ event: 'Feria de Cali', attendee: 'Ana Ruiz' })],
      returned('done'),
      ['restablecer-usuario', 'usuario-busca', form({ user: 'aruiz' })],
      returned('notDone'),
    ),
  )
  expect(edits).toEqual([])
  expect(notes).toMatchObject([
    {
      text: 'Inscripción al evento: Evento: Feria de Cali · Nombre de quien asiste: Ana Ruiz\nUsuario del portal: Usuario: aruiz',
    },
  ])
  expect(JSON.stringify(register)).not.toMatch(/Ana Ruiz|aruiz/)
})

test('the number that a chat asks for is the one to call, and is put on the card', () => {
  const run = runOf([INBOUND_GUIDE, 'datos-de-contacto', form({ phone: '+57 310 234 5678' })])
  expect(phoneGiven(library, run)).toBe('3102345678')
  expect(registered(run).edits).toMatchObject([{ phones: [{ number: '3102345678' }, { number: '6023456789' }] }])
  expect(registered(run, { ...card, phones: [{ number: '3102345678', extension: null }] }).edits).toEqual([])
})
