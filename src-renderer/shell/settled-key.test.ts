import { expect, test } from 'vitest'
import { settledKey } from './settled-key.ts'

/** The keys of a handler that did something. */
function heard(...events: Parameters<Parameters<typeof settledKey>[0]>[0][]) {
  const done: unknown[] = []
  const onKey = settledKey((event) => void done.push(event))
  for (const event of events) onKey(event)
  return done
}

test('a key that composes a letter does nothing besides, whether the browser or React tells it', () => {
  expect(heard({ isComposing: true }, { nativeEvent: { isComposing: true } })).toEqual([])
})
test('the same key does what it does once the letter stands there', () => {
  const keys = [{ isComposing: false }, { nativeEvent: { isComposing: false } }]
  expect(heard(...keys)).toEqual(keys)
})
