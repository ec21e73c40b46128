import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findKeyHandlers, keyHandlersIn } from './key-handlers.ts'

test.each([
  ["<input onKeyDown={(event) => event.key === 'Enter' && send()} />"],
  ['<input onKeyDown={keys} />'],
  ['<input onKeyUp={keys} />'],
  ["const onKey = (event: KeyboardEvent) => go(event)\nwindow.addEventListener('keydown', onKey, true)"],
  ["window.addEventListener('keydown', (event) => go(event))"],
])('a handler that takes the keys of a composition is found: %s', (text) => {
  expect(keyHandlersIn('src-renderer/cases/Form.tsx', text)).toHaveLength(1)
})

test.each([
  ["<input onKeyDown={settledKey((event) => event.key === 'Enter' && send())} />"],
  ['<input\n  onKeyDown={(event) =>\n    onListKey(event, {})\n  }\n/>'],
  ["const onKey = settledKey((event: KeyboardEvent) => go(event))\nwindow.addEventListener('keydown', onKey)"],
  ["window.addEventListener('click', (event) => go(event))"],
])('a sound one is let pass: %s', (text) => {
  expect(keyHandlersIn('src-renderer/cases/Form.tsx', text)).toEqual([])
})

test('no screen takes an Enter that ends the composition of a letter', () => {
  expect(findKeyHandlers(join(import.meta.dirname, '..', '..'))).toEqual([])
})
