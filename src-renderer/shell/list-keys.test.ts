import { expect, test } from 'vitest'
import { onListKey } from './list-keys.ts'

/** What a key does in a list of so many rows, at one of them, and whether it does anything else besides. */
function pressed(key: string, { count = 3, at = -1, takes = true, ctrlKey = false, isComposing = false } = {}) {
  const done: (number | 'taken' | 'its own')[] = []
  onListKey(
    { key, ctrlKey, nativeEvent: { isComposing }, preventDefault: () => void done.push('its own') },
    { count, at, move: (to) => void done.push(to), take: takes ? () => void done.push('taken') : null },
  )
  return done
}

test('the arrows go round in a list, and from its field to the first or the last', () => {
  expect([-1, 0, 2].map((at) => pressed('ArrowDown', { at })[0])).toEqual([0, 1, 0])
  expect([-1, 0, 2].map((at) => pressed('ArrowUp', { at })[0])).toEqual([2, 2, 1])
  expect(pressed('ArrowDown', { at: 0 })).toEqual([1, 'its own'])
})
test('Enter takes what there is to take; with Ctrl, and where nothing is, it is not the list’s', () => {
  expect(pressed('Enter', { at: 1 })).toEqual(['taken', 'its own'])
  expect(pressed('Enter', { ctrlKey: true })).toEqual([])
  expect(pressed('Enter', { takes: false })).toEqual([])
})
test('an empty list, other keys, and keys that compose a letter are left to the field', () => {
  expect(pressed('ArrowDown', { count: 0 })).toEqual([])
  expect(pressed('a')).toEqual([])
  expect(pressed('ArrowDown', { isComposing: true })).toEqual([])
  expect(pressed('Enter', { isComposing: true })).toEqual([])
})
