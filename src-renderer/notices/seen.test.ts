import { expect, test } from 'vitest'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { allSeen, alsoSeen, isSeen, seenOf } from './seen.ts'

const notice = (minute: number) => ({ id: uuidv7(minute, new Uint8Array(10)), at: instantOf(minute * 60_000) })
const [old, first, second] = [notice(1), notice(2), notice(3)] as const
const all = [second, first, old]
const unseen = (seen: ReturnType<typeof seenOf>) => all.filter((one) => !isSeen(seen, one))

test('what was looked at up to an instant is seen, and what came after it is not', () => {
  expect(unseen(seenOf(old.at, ''))).toEqual([second, first])
  expect(unseen(seenOf('', ''))).toEqual(all)
})
test('one that is opened is seen by itself: the others wait still', () => {
  const seen = alsoSeen(seenOf(old.at, ''), all, [second])
  expect(unseen(seen)).toEqual([first])
  // As it is kept, and read again.
  expect(unseen(seenOf(seen.upTo, seen.ids.join(' ')))).toEqual([first])
  expect(unseen(alsoSeen(seen, all, [first]))).toEqual([])
})
test('no more is kept than those that are counted and newer', () => {
  expect(alsoSeen(seenOf(old.at, 'gone'), all, [old, first]).ids).toEqual([first.id])
})
test('all are seen up to the newest, however they are ordered', () => {
  expect(allSeen(seenOf('', first.id), [first, second, old])).toEqual({ upTo: second.at, ids: [] })
  expect(allSeen(seenOf(second.at, ''), [old])).toEqual({ upTo: second.at, ids: [] })
})
