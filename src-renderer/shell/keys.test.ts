import { afterEach, expect, test, vi } from 'vitest'
import { isSingle, keyName, listenToKeys, mayPress, press } from './keys.ts'

afterEach(() => vi.unstubAllGlobals())

const named = (over: Partial<Parameters<typeof keyName>[0]>) =>
  keyName({ key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...over })

test('Ctrl with a letter has one name, with and without capitals', () => {
  expect(named({ key: 'k', ctrlKey: true })).toBe('Ctrl+K')
  expect(named({ key: 'K', ctrlKey: true })).toBe('Ctrl+K')
})
test('the command key of a Mac is Ctrl', () => {
  expect(named({ key: 'Enter', metaKey: true })).toBe('Ctrl+Enter')
})
test('Alt with a digit is the digit, whatever character the keyboard writes with Alt', () => {
  expect(named({ key: '¡', code: 'Digit1', altKey: true })).toBe('Alt+1')
})
test('the question mark needs no Shift in its name', () => {
  expect(named({ key: '?', shiftKey: true })).toBe('?')
})
test('only keys of one character can be turned off', () => {
  expect(isSingle('?')).toBe(true)
  expect(isSingle('F6')).toBe(false)
  expect(isSingle('Ctrl+K')).toBe(false)
})
test('what is chosen by the name of its key does what the key does: that of the first who listens', () => {
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  vi.stubGlobal('document', { querySelector: () => null })
  const done: string[] = []
  const bindings = (who: string) => ({ current: { 'Ctrl+E': () => void done.push(who) } })
  const leaveFirst = listenToKeys(bindings('first'))
  const leaveSecond = listenToKeys(bindings('second'))
  const pressed = { key: 'e', code: 'KeyE', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }
  const both = () => {
    window.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), pressed))
    press('Ctrl+E')
    return done.splice(0)
  }
  expect(both()).toEqual(['first', 'first'])
  leaveFirst()
  expect(both()).toEqual(['second', 'second'])
  leaveSecond()
  expect(both()).toEqual([])
  expect(mayPress('Ctrl+E')).toBe(false)
})
