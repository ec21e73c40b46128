import { expect, onTestFinished, test } from 'vitest'
import type { BoardNews, BoardTold } from '#shared/supervision/board.ts'
import { boardWatches } from './board-watch.ts'

let clock = 5_000
const told = (more: Partial<BoardTold> = {}): BoardNews => ({
  type: 'told',
  told: {
    whole: true,
    now: 1_000,
    status: { pbx: 'here', heardAt: 1_000 },
    queues: [],
    advisors: [],
    teams: [],
    can: [],
    undelivered: 0,
    ...more,
  },
})
const queue = (name: string, waiting: number) => ({
  queue: name,
  waiting,
  oldestSince: null,
  answered: 0,
  callBacks: 0,
  figures: [],
})
function world() {
  const streams: { hear: (news: BoardNews) => void; woken: number; stopped: boolean }[] = []
  const watches = boardWatches(
    (hear) => {
      const stream = { hear, woken: 0, stopped: false }
      streams.push(stream)
      return {
        wake() {
          stream.woken++
        },
        stop() {
          stream.stopped = true
        },
      }
    },
    () => clock,
  )
  return { streams, watches }
}

test('there is one stream while somebody looks, and none before and after', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  expect(streams).toHaveLength(0)
  const stops = [watches.add(() => {}), watches.add(() => {})]
  expect(streams).toHaveLength(1)
  for (const stop of stops) stop()
  expect(streams[0]?.stopped).toBe(true)
})
test('a second window gets everything that is known at once', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  watches.add(() => {})
  streams[0]?.hear(told({ queues: [queue('general', 2), queue('credito', 0)] }))
  streams[0]?.hear(told({ whole: false, now: 2_000, queues: [queue('general', 3)] }))
  const shown: BoardNews[] = []
  watches.add((news) => shown.push(news))
  expect(shown).toMatchObject([
    { type: 'told', told: { whole: true, now: 2_000, queues: [{ waiting: 3 }, { queue: 'credito' }] } },
  ])
})
test('whoever looks again while the centre is away is not told old numbers as those of now', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  watches.add(() => {})
  streams[0]?.hear(told({ queues: [queue('general', 2)], can: ['listen'] }))
  streams[0]?.hear({ type: 'away', because: 'unreachable' })
  const shown: BoardNews[] = []
  watches.add((news) => shown.push(news))
  expect(shown).toMatchObject([{ type: 'told', told: { now: 1_000, can: [] }, link: 'unreachable' }])
})
test('a page that loads again has the numbers of before at once, said to be so, until the centre tells those of now', () => {
  onTestFinished(() => {
    clock = 5_000
  })
  const { streams, watches } = world()
  watches.person('sofia')
  const look = () => {
    const shown: BoardNews[] = []
    const leave = watches.add((news) => shown.push(news))
    return { shown, leave }
  }
  const first = look()
  streams[0]?.hear(told({ queues: [queue('general', 2)], can: ['listen'] }))
  first.leave()
  const again = look()
  expect(again.shown).toMatchObject([{ told: { queues: [{ waiting: 2 }], can: [] }, link: 'asked' }])
  streams[1]?.hear(told({ queues: [queue('general', 3)] }))
  expect(again.shown.slice(1)).toEqual([told({ queues: [queue('general', 3)] })])
  again.leave()
  // What is older than ten minutes is no beginning.
  clock += 600_001
  expect(look().shown).toEqual([])
})
test('what one person saw is not shown to the next', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  const shown: BoardNews[] = []
  watches.add((news) => shown.push(news))
  streams[0]?.hear(told({ queues: [queue('general', 2)] }))
  watches.person(null)
  expect(streams[0]?.stopped).toBe(true)
  expect(shown.at(-1)).toEqual({ type: 'away', because: 'notAllowed' })
  const later: BoardNews[] = []
  watches.add((news) => later.push(news))
  expect(later).toEqual([])
  watches.person('carmen')
  expect(streams).toHaveLength(2)
})
test('a locked console is told nothing of the floor, and everything anew when it is unlocked', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  const shown: BoardNews[] = []
  watches.add((news) => shown.push(news))
  streams[0]?.hear(told({ queues: [queue('general', 2)] }))
  watches.cover(true)
  expect(streams[0]?.stopped).toBe(true)
  const later: BoardNews[] = []
  watches.add((news) => later.push(news))
  expect([shown.length, later.length, streams.length]).toEqual([1, 0, 1])
  watches.cover(false)
  streams[1]?.hear(told({ queues: [queue('general', 5)] }))
  expect([shown.at(-1), later.at(-1)]).toMatchObject([
    { told: { queues: [{ waiting: 5 }] } },
    { told: { queues: [{ waiting: 5 }] } },
  ])
})
test('a network that is back is told to the stream that there is', () => {
  const { streams, watches } = world()
  watches.person('sofia')
  watches.wake()
  expect(streams).toHaveLength(0)
  watches.add(() => {})
  watches.wake()
  expect(streams[0]?.woken).toBe(1)
})
