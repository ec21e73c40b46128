import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { esCO } from '../language/es-CO/index.ts'
import { fieldError } from '../language/field-error.ts'
import { blankCustomer, CustomerForm, readIdentifier, typedOf } from './form-values.ts'

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

const typed = { ...blankCustomer, name: 'Textiles del Valle SAS' }

test('a card as people write it becomes the card as it is kept, and is read back the same', () => {
  const read = CustomerForm.parse({
    ...typed,
    identifiers: [{ type: 'nit', number: '800.149.923-6', answered: '' }],
    phones: '310 555 0142\n(601) 555 0199 ext 12',
    emails: 'compras@textiles.example',
  })
  expect(read.identifiers).toEqual([{ type: 'nit', number: '800149923' }])
  expect(read.phones).toEqual([
    { number: '3105550142', extension: null },
    { number: '6015550199', extension: '12' },
  ])
  expect(CustomerForm.parse(typedOf(read))).toEqual(read)
})
test('a wrong check digit is refused at its own field, with the digit it should have', () => {
  const read = CustomerForm.safeParse({ ...typed, identifiers: [{ type: 'nit', number: '800149923-5', answered: '' }] })
  expect(read.error?.issues).toMatchObject([
    { path: ['identifiers', 0, 'number'], message: 'nit.wrongCheckDigit|{"expected":6}' },
  ])
})
test('ten digits that may be either ask which of the two they are, until it is said', () => {
  const number = '8001499236'
  expect(readIdentifier({ type: 'cedula', number, answered: '' })).toMatchObject({
    error: { code: 'identifier.nitOrCedula' },
  })
  expect(readIdentifier({ type: 'cedula', number, answered: number })).toEqual({
    ok: true,
    value: { type: 'cedula', number },
  })
  expect(readIdentifier({ type: 'nit', number, answered: number })).toEqual({
    ok: true,
    value: { type: 'nit', number: '800149923' },
  })
})
test('an empty name and a wrong e-mail are each said at their field', () => {
  const read = CustomerForm.safeParse({ ...typed, name: ' ', emails: 'sin arroba' })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['name', 'text.required'],
    ['emails', 'email.malformed'],
  ])
})
test('a telephone that is wrong is said by its line, and the others are not', () => {
  const phones = '310 555 0142\n12|34\n555 0199'
  const issues = CustomerForm.safeParse({ ...typed, phones }).error?.issues ?? []
  expect(issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['phones', 'phone.malformedLine|{"line":"12|34"}'],
    ['phones', 'phone.oldLandlineLine|{"line":"555 0199"}'],
  ])
  expect(issues.map(({ message }) => fieldError(i18next.t, message))).toEqual([
    '«12|34»: escriba un celular (310 555 0142) o un fijo con indicativo (601 555 0199).',
    '«555 0199»: los fijos tienen 10 números desde 2021; agregue el indicativo (601, 602, 604…).',
  ])
})
test('several spaces of a name are one', () => {
  expect(CustomerForm.parse({ ...typed, name: '  Confecciones   La\t Ñapa ' }).name).toBe('Confecciones La Ñapa')
})
