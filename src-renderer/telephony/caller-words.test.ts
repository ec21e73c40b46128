import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Customer } from '#shared/customers/schema.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { esCO } from '../language/es-CO/index.ts'
import { nameOfCaller, ringText } from './caller-words.ts'

beforeAll(() => i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } }))

const t = i18next.t
const rings = { number: '+573105550142', video: false, apart: null, state: { phase: 'ringing' } } as Call // as far as it is read
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
