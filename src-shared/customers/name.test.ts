import { expect, test } from 'vitest'
import { model } from '../model/model.ts'
import { CustomerName, nameWithoutForm } from './name.ts'

const payloadOf = (name: string) => {
  const command = model.commands.get(name)
  if (command === undefined) throw new Error(`there is no ${name}`)
  return command.payload
}
const ID = '01939e1a-0000-7000-8000-000000000001'

test('several spaces of a name are one, whoever gives it', () => {
  expect(CustomerName.parse('  Textiles \t del\n Valle ')).toBe('Textiles del Valle')
  expect(CustomerName.parse(`a${' '.repeat(300)}b`)).toBe('a b')
  expect(CustomerName.safeParse('   ').success).toBe(false)
})
test('the commands that name a card take it so', () => {
  const card = { type: 'company', identifiers: [], phones: [], emails: [], city: '', notes: '' }
  const name = 'Textiles  del   Valle'
  expect(payloadOf('customer.create').parse({ customerId: ID, ...card, name })).toMatchObject({
    name: 'Textiles del Valle',
  })
  const edited = { customerId: ID, name: { text: name, replaces: 'a'.repeat(64) } }
  expect(payloadOf('customer.edit').parse(edited)).toMatchObject({ name: { text: 'Textiles del Valle' } })
})

test.each([
  ['Autopartes del Caribe S.A.S.', 'Autopartes del Caribe'],
  ['Muebles Andina y Cía. S. en C.', 'Muebles Andina'],
  ['Aguas del Valle SA ESP', 'Aguas del Valle'],
  ['María y José Pérez', 'María y José Pérez'],
  ['SAS', 'SAS'],
  ['', ''],
])('«%s» is «%s» without the form of the company', (name, bare) => {
  expect(nameWithoutForm(name)).toBe(bare)
})
