import { expect, test } from 'vitest'
import { sharedWatches } from './shared-watches.ts'

interface Begun {
  readonly name: string
  readonly parameters: object
  readonly answer: (answer: unknown) => void
  stopped: boolean
}

function open() {
  const begun: Begun[] = []
  const watches = sharedWatches<object>((name, parameters, answer) => {
    const one: Begun = { name, parameters, answer, stopped: false }
    begun.push(one)
    return () => {
      one.stopped = true
    }
  })
  /** A place of the screen that notes what it was shown. */
  const place = (name: string, parameters: object = {}) => {
    const shown: unknown[] = []
    return { shown, leave: watches.watch(name, parameters, (answer) => shown.push(answer)) }
  }
  return { watches, begun, place }
}
const microtasks = () => new Promise<void>((resolve) => setTimeout(resolve))

test('places that show the same are one watch, and each is told of every change', () => {
  const { begun, place } = open()
  const [one, other] = [place('users'), place('users')]
  expect(begun).toHaveLength(1)
  begun[0]?.answer(['ana'])
  begun[0]?.answer(['ana', 'luis'])
  expect(one.shown).toEqual([['ana'], ['ana', 'luis']])
  expect(other.shown).toEqual(one.shown)
})

test('other parameters are another watch', () => {
  const { begun, place } = open()
  place('customer', { id: 1 })
  place('customer', { id: 2 })
  expect(begun.map(({ parameters }) => parameters)).toEqual([{ id: 1 }, { id: 2 }])
})

test('who comes later has the last answer at once, and never within the call', async () => {
  const { watches, begun, place } = open()
  expect(watches.latest('users', {})).toBeUndefined()
  place('users')
  expect(watches.latest('users', {})).toBeUndefined()
  begun[0]?.answer(['ana'])
  expect(watches.latest('users', {})).toEqual(['ana'])
  const later = place('users')
  expect(later.shown).toEqual([])
  await microtasks()
  expect(later.shown).toEqual([['ana']])
})

test('an answer that comes before the last one was handed on is the only one that is shown', async () => {
  const { begun, place } = open()
  place('users')
  begun[0]?.answer(['ana'])
  const later = place('users')
  begun[0]?.answer(['luis'])
  await microtasks()
  expect(later.shown).toEqual([['luis']])
})

test('who has left is told nothing more, not even what was on its way', async () => {
  const { begun, place } = open()
  const stays = place('users')
  begun[0]?.answer(['ana'])
  const leaves = place('users')
  leaves.leave()
  await microtasks()
  begun[0]?.answer(['luis'])
  expect(leaves.shown).toEqual([])
  expect(stays.shown).toEqual([['ana'], ['luis']])
})

test('a watch ends with its last place, and is begun anew for the next', async () => {
  const { watches, begun, place } = open()
  const [one, other] = [place('users'), place('users')]
  begun[0]?.answer(['ana'])
  one.leave()
  one.leave()
  await microtasks()
  expect(begun[0]?.stopped).toBe(false)
  other.leave()
  await microtasks()
  expect(begun[0]?.stopped).toBe(true)
  expect(watches.latest('users', {})).toBeUndefined()
  const next = place('users')
  expect(begun).toHaveLength(2)
  await microtasks()
  expect(next.shown).toEqual([])
})

test('a page that follows a page in the same task takes its watch over', async () => {
  const { begun, place } = open()
  const before = place('users')
  begun[0]?.answer(['ana'])
  before.leave()
  const after = place('users')
  await microtasks()
  expect(begun).toHaveLength(1)
  expect(begun[0]?.stopped).toBe(false)
  expect(after.shown).toEqual([['ana']])
})
