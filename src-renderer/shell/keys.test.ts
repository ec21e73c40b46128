import { expect, test } from 'vitest'
import { isSingle, keyName } from './keys.ts'

const press = (over: Partial<Parameters<typeof keyName>[0]>) =>
  keyName({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over })

test('Ctrl with a letter has one name, with and without capitals', () => {
  expect(press({ key: 'k', ctrlKey: true })).toBe('Ctrl+K')
  expect(press({ key: 'K', ctrlKey: true })).toBe('Ctrl+K')
})
test('the command key of a Mac is Ctrl', () => {
  expect(press({ key: 'Enter', metaKey: true })).toBe('Ctrl+Enter')
})
test('Alt with a digit is the digit, whatever character the keyboard writes with Alt', () => {
  expect(press({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1')
})
test('the question mark needs no Shift in its name', () => {
  expect(press({ key: '?', shiftKey: true })).toBe('?')
})
test('only keys of one character can be turned off', () => {
  expect(isSingle('?')).toBe(true)
  expect(isSingle('F6')).toBe(false)
  expect(isSingle('Ctrl+K')).toBe(false)
})
