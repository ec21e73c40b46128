import { expect, test } from 'vitest'
import { passwordRules } from './password-rules.ts'

const ana = { login: 'ana.mejia', name: 'Ana Mejía' }
const broken = (next: string, current = '') =>
  passwordRules({ current, next }, ana).flatMap(({ rule, met }) => (met ? [] : [rule]))

test('a phrase keeps every rule', () => {
  expect(broken('cuatro loros verdes')).toEqual([])
})
test('each rule is said while it is broken', () => {
  expect(broken('corta')).toContain('tooShort')
  expect(broken('ana.mejia1234')).toEqual(['aboutYou', 'common'])
  expect(broken('contraseña123')).toEqual(['common'])
  expect(broken('cuatro loros verdes', 'cuatro loros verdes')).toEqual(['same'])
})
