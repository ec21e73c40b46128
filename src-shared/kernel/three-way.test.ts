import { expect, test } from 'vitest'
import { isSame, mergeLists, mergeWhole } from './three-way.ts'

const key = (item: string) => item.split(':')[0] ?? item
const merge = (was: string, mine: string, theirs: string) => {
  const list = (text: string) => text.split(' ').filter((one) => one !== '')
  const { merged, clashes } = mergeLists(list(was), list(mine), list(theirs), key)
  return [merged.join(' '), ...clashes.map(({ theirs, yours }) => `${theirs}/${yours}`)]
}

test.each([
  ['what each added', 'a', 'a b', 'a c', 'a b c'],
  ['what one put first and the other behind', 'a', 'b a', 'a c', 'b a c'],
  ['what one added to what the other corrected', 'a b', 'a b c', 'a:1 b', 'a:1 b c'],
  ['what one took away and what the other added', 'a b', 'b', 'a b c', 'b c'],
  ['another number where one stood, and one that was added', 'a b', 'x b', 'a b c', 'x b c'],
  ['an order that one made, with what the other added', 'a b', 'b a', 'a b c', 'b c a'],
  ['what both took away', 'a b', 'b', 'b', 'b'],
  ['what both added', 'a', 'a b', 'a b', 'a b'],
  ['what only the other changed', 'a b', 'a b', 'c', 'c'],
])('%s stands in the merged list', (_, was, mine, theirs, merged) => {
  expect(merge(was, mine, theirs)).toEqual([merged])
})
test.each([
  ['corrected by both', 'a b', 'a:1 b', 'a:2 b', 'a:1 b', 'a:2/a:1'],
  ['replaced by both', 'a b', 'x b', 'y b', 'x b', 'y/x'],
  ['taken away by the other and corrected here', 'a b', 'a:1 b', 'b', 'a:1 b', 'null/a:1'],
  ['corrected by the other and taken away here', 'a b', 'b', 'a:1 b', 'b', 'a:1/null'],
  ['corrected into what the other added', 'a', 'b:1', 'a b:2', 'b:1', 'b:2/b:1'],
  ['added by both otherwise', 'a', 'a b:1', 'a b:2', 'a b:1', 'b:2/b:1'],
])('an item %s is told with both values, and mine stands', (_, was, mine, theirs, merged, clash) => {
  expect(merge(was, mine, theirs)).toEqual([merged, clash])
})

test('whatever two people add and take away of a list, all that was added and not taken away is in it, once', () => {
  const items = ['a', 'b', 'c', 'd', 'e']
  const subset = (bits: number) => items.filter((_, at) => (bits >> at) & 1)
  for (let was = 0; was < 8; was++)
    for (let mine = 0; mine < 32; mine++)
      for (let theirs = 0; theirs < 32; theirs++) {
        const [w, m, t] = [subset(was), subset(mine), subset(theirs)]
        const { merged, clashes } = mergeLists(w, m, t, key)
        if (clashes.length > 0) continue
        const should = items.filter((one) =>
          w.includes(one) ? m.includes(one) && t.includes(one) : m.includes(one) || t.includes(one),
        )
        expect(merged.toSorted()).toEqual(should)
      }
})

test('a value that goes as a whole clashes only when both made it another one', () => {
  expect(mergeWhole(1, 1, 3)).toEqual({ merged: 3, clashes: [] })
  expect(mergeWhole(1, 2, 1).clashes).toEqual([])
  expect(mergeWhole(1, 2, 2).clashes).toEqual([])
  expect(mergeWhole({ a: 1, b: 2 }, { a: 1, b: 3 }, { b: 2, a: 1 })).toEqual({ merged: { a: 1, b: 3 }, clashes: [] })
  expect(mergeWhole(1, 2, 3)).toEqual({ merged: 2, clashes: [{ theirs: 3, yours: 2 }] })
})
test('the order of fields says nothing, that of a list does', () => {
  expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1, c: undefined })).toBe(true)
  expect(isSame([1, 2], [2, 1])).toBe(false)
  expect(isSame({}, [])).toBe(false)
  expect(isSame({ a: null }, {})).toBe(false)
})
