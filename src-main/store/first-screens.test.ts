import { expect, test } from 'vitest'
import { firstScreens } from './first-screens.ts'

/** A clock that is moved by hand. */
function clock() {
  let now = 0
  let calls: { at: number; call: () => void }[] = []
  return {
    after(ms: number, call: () => void) {
      const one = { at: now + ms, call }
      calls.push(one)
      return () => {
        calls = calls.filter((other) => other !== one)
      }
    },
    pass(ms: number) {
      now += ms
      const due = calls.filter(({ at }) => at <= now)
      calls = calls.filter(({ at }) => at > now)
      for (const { call } of due) call()
    },
  }
}

test('served when nobody has asked for a moment after an answer', () => {
  const { after, pass } = clock()
  let served = 0
  const screens = firstScreens(after, () => served++)
  pass(40)
  screens.answered()
  pass(40)
  screens.answered()
  pass(40)
  expect(served).toBe(0)
  pass(10)
  expect(served).toBe(1)
  screens.answered()
  pass(1_000)
  expect(served, 'and only once').toBe(1)
})
test('served at the latest after half a second, whatever is asked', () => {
  const { after, pass } = clock()
  let served = 0
  const screens = firstScreens(after, () => served++)
  for (let ms = 0; ms < 500; ms += 20) {
    screens.answered()
    pass(20)
  }
  expect(served).toBe(1)
})
test('never after the store was closed', () => {
  const { after, pass } = clock()
  let served = 0
  firstScreens(after, () => served++).stop()
  pass(1_000)
  expect(served).toBe(0)
})
