import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Customer } from '#shared/customers/schema.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { esCO } from '../language/es-CO/index.ts'
import { nameOfCaller, ringText } from './caller-words.ts'

beforeAll(() => i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } }))

const t = i18next.t
const rings = {
  ...{ number: '+573105550142', consults: null, video: false, apart: null },
  state: { phase: 'ringing' },
} as Call // as far as it is read
const named = (...names: string[]) => names.map((name) => ({ name }) as Customer) // as above

test('who rings is a colleague, the one customer who has the number, how many have it, or nobody who is known', () => {
  expect(nameOfCaller(t, { customers: [], colleague: 'Luis Cárdenas' })).toBe('Luis Cárdenas')
  expect(nameOfCaller(t, { customers: named('Textiles del Valle'), colleague: null })).toBe('Textiles del Valle')
  expect(nameOfCaller(t, { customers: named('A', 'B'), colleague: null })).toBe('2 clientes con este número')
  expect(nameOfCaller(t, { customers: [], colleague: null })).toBeNull()
})
test('the number stands under a name, and where it stands for the name it is not said twice', () => {
  const queue = 'Servicio al cliente'
  expect(ringText(t, rings, { isNamed: true, second: false, queue })).toBe(
    'Llamada entrante · 310 555 0142 · Servicio al cliente',
  )
  expect(ringText(t, rings, { isNamed: false, second: false, queue })).toBe('Llamada entrante · Servicio al cliente')
  expect(ringText(t, rings, { isNamed: false, second: true, queue: null })).toBe(t('phone.incomingSecond'))
})
test('a colleague rings by their name, with what for, and by no name of the PBX’s', () => {
  const colleague = { ...rings, number: 'u01900000000070008000000000000102' }
  expect(ringText(t, colleague, { isNamed: true, second: false, queue: null })).toBe('Llamada entrante')
  const consults = '01a213f6-8949-722a-b8f5-b8c1b78e9db0' as Call['id'] // an id
  expect(ringText(t, { ...colleague, consults }, { isNamed: true, second: false, queue: null })).toBe(
    'Llamada entrante · Consulta sobre un cliente',
  )
})
