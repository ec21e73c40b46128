import { expect, test, vi } from 'vitest'
import { watches } from './watches.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('a watch shows the answer now and after a change of what it reads', async () => {
  let value = '1'
  const shown: unknown[] = []
  const all = watches(() => {})
  all.add(
    ['case'],
    async () => value,
    (answer) => shown.push(answer),
  )
  await turn()
  value = '2'
  all.changed(['customer'])
  await turn()
  expect(shown).toEqual(['1'])
  all.changed(['case'])
  await turn()
  expect(shown).toEqual(['1', '2'])
})
test('many changes during one ask are one more ask, and an equal answer is not shown again', async () => {
  const ask = vi.fn(async () => 'same')
  const shown: unknown[] = []
  const all = watches(() => {})
  all.add(['case'], ask, (answer) => shown.push(answer))
  for (let change = 0; change < 5; change++) all.changed(['case'])
  await turn()
  expect(ask).toHaveBeenCalledTimes(2)
  expect(shown).toEqual(['same'])
})
test('a stopped watch shows nothing more, not even what was being asked', async () => {
  const shown: unknown[] = []
  const all = watches(() => {})
  const stop = all.add(
    ['case'],
    async () => '1',
    (answer) => shown.push(answer),
  )
  stop()
  await turn()
  expect(shown).toEqual([])
})
test('an ask that fails is told and asked again with the next change', async () => {
  const failures: unknown[] = []
  let fails = true
  const shown: unknown[] = []
  const all = watches((failure) => failures.push(failure))
  all.add(
    ['case'],
    async () => (fails ? Promise.reject(new Error('no')) : 'yes'),
    (answer) => shown.push(answer),
  )
  await turn()
  fails = false
  all.changed(['case'])
  await turn()
  expect(failures).toHaveLength(1)
  expect(shown).toEqual(['yes'])
})

test('one that fails before anything was shown is asked once more, and not for ever', async () => {
  vi.useFakeTimers()
  const failures: unknown[] = []
  let asked = 0
  const shown: string[] = []
  const all = watches((failure) => failures.push(failure))
  const ask = async () => {
    asked += 1
    if (asked === 1) throw new Error('busy')
    return '[]'
  }
  all.add(['case'], ask, (answer) => shown.push(answer))
  all.add(
    ['case'],
    () => Promise.reject(new Error('for good')),
    () => {},
  )
  await vi.advanceTimersByTimeAsync(10_000)
  expect(shown).toEqual(['[]'])
  expect(asked).toBe(2)
  expect(failures).toHaveLength(3)
  vi.useRealTimers()
})
