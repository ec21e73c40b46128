import { expect, test } from 'vitest'
import { type BoardTold, type BoardView, boardClock, emptyBoard, foldBoard, freshness } from './board.ts'

const HERE = 50_000
const told = (more: Partial<BoardTold> = {}): BoardTold => ({
  whole: true,
  now: 1_000_000,
  status: { pbx: 'here', heardAt: 999_000 },
  queues: [],
  advisors: [],
  teams: [],
  can: ['listen'],
  undelivered: 0,
  ...more,
})
const after = (...news: readonly Partial<BoardTold>[]): BoardView =>
  news.reduce<BoardView>((view, one) => foldBoard(view, { type: 'told', told: told(one) }, HERE), emptyBoard)
const queue = (name: string, waiting: number) => ({
  queue: name,
  waiting,
  oldestSince: null,
  answered: 0,
  callBacks: 0,
  figures: [],
})

test('a difference replaces the rows that it names, a whole replaces all', () => {
  const view = after({ queues: [queue('a', 1), queue('b', 2)] }, { whole: false, queues: [queue('b', 3)] })
  expect([...view.queues.values()].map(({ waiting }) => waiting)).toEqual([1, 3])
  expect([...foldBoard(view, { type: 'told', told: told({ queues: [queue('c', 0)] }) }, HERE).queues.keys()]).toEqual([
    'c',
  ])
})
test('what a message does not change is the very same, so that nothing of it is rendered again', () => {
  const before = after({ queues: [queue('a', 1), queue('b', 2)] })
  const next = foldBoard(before, { type: 'told', told: told({ whole: false, queues: [queue('b', 3)] }) }, HERE)
  expect(next.advisors).toBe(before.advisors)
  expect(next.teams).toBe(before.teams)
  expect(next.can).toBe(before.can)
  expect(next.queues.get('a')).toBe(before.queues.get('a'))
})
test('numbers are live for as long as the centre goes on saying something', () => {
  const view = after({})
  expect(freshness(view, HERE + 3_900)).toEqual({ state: 'live' })
  expect(freshness(view, HERE + 4_100)).toEqual({ state: 'old', at: 1_000_000, because: 'centre' })
})
test('numbers are old when the centre itself hears nothing of the PBX, and say since when', () => {
  expect(freshness(after({ status: { pbx: 'away', heardAt: 990_000 } }), HERE)).toEqual({
    state: 'old',
    at: 990_000,
    because: 'pbx',
  })
  expect(freshness(after({ status: { pbx: 'here', heardAt: 980_000 } }), HERE)).toMatchObject({ because: 'pbx' })
  expect(freshness(after({ status: { pbx: 'here', heardAt: null } }), HERE)).toMatchObject({ because: 'pbx' })
  expect(freshness(after({ status: { pbx: 'none', heardAt: null } }), HERE)).toMatchObject({ because: 'noPbx' })
})
test('what was known stays to be read when the way is lost, and nothing more can be done from it', () => {
  const view = foldBoard(after({ queues: [queue('a', 1)] }), { type: 'away', because: 'unreachable' }, HERE + 100)
  expect(view.queues.size).toBe(1)
  expect(view.can).toEqual([])
  expect(freshness(view, HERE + 100)).toEqual({ state: 'old', at: 1_000_000, because: 'centre' })
})
test('what was told before is at hand while the centre is asked anew, for as long as it may be silent', () => {
  const view = foldBoard(after({ queues: [queue('a', 1)] }), { type: 'asked' }, HERE + 60_000)
  expect([view.queues.size, view.can]).toEqual([1, []])
  expect(freshness(view, HERE + 60_100)).toEqual({ state: 'old', at: 1_000_000, because: 'asked' })
  expect(freshness(view, HERE + 64_100)).toEqual({ state: 'old', at: 1_000_000, because: 'centre' })
  expect(freshness(foldBoard(view, { type: 'told', told: told() }, HERE + 60_200), HERE + 60_200)).toEqual({
    state: 'live',
  })
  const kept = foldBoard(emptyBoard, { type: 'told', told: told(), link: 'asked' }, HERE)
  expect(freshness(kept, HERE)).toMatchObject({ because: 'asked' })
  // Of nothing there is nothing of before.
  expect(foldBoard(emptyBoard, { type: 'asked' }, HERE).link).toBe('connecting')
})
test('times are by the centre’s clock, and stand still where the numbers are old', () => {
  const view = after({})
  expect(boardClock(view, HERE + 1_500)).toBe(1_001_500)
  expect(boardClock(view, HERE + 60_000)).toBe(1_000_000)
  expect(boardClock(after({ status: { pbx: 'away', heardAt: 990_000 } }), HERE + 1_000)).toBe(990_000)
})
test('before anything was said there is nothing to be old', () => {
  expect(freshness(emptyBoard, HERE)).toEqual({ state: 'none' })
})
