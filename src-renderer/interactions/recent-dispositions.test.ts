import { beforeEach, expect, test } from 'vitest'
import { useDrafts } from '../drafts/drafts.ts'
import { RECENT_AT_MOST, recentDispositions, rememberDisposition, withRecent } from './recent-dispositions.ts'

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

test('what was used last stands first, once, and only a few are kept', () => {
  expect(withRecent(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c'])
  const many = Array.from({ length: RECENT_AT_MOST }, (_, index) => `${index}`)
  expect(withRecent(many, 'new')).toEqual(['new', '0', '1', '2', '3'])
})
test('the list is a draft of the person, and nobody begins with one', () => {
  expect(recentDispositions()).toEqual([])
  rememberDisposition('inbound.informed')
  rememberDisposition('inbound.none.cut')
  expect(recentDispositions()).toEqual(['inbound.none.cut', 'inbound.informed'])
})
test('a list that cannot be read is none', () => {
  useDrafts.setState({ texts: { 'place:registration': { recentDispositions: '{' } } })
  expect(recentDispositions()).toEqual([])
})
