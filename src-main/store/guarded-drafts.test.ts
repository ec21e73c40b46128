import { beforeEach, expect, test } from 'vitest'
import type { Draft } from '#shared/console/drafts.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type GuardedDrafts, guardedDrafts } from './guarded-drafts.ts'

const NOW = instantOf(Date.parse('2026-11-27T15:00:00Z'))
const rows = new Map<string, Draft>()
let drafts: GuardedDrafts
const textOf = (field: string) => rows.get(`c ${field}`)?.text
const put = (text: string, page: string, over: string | null, settles = false) =>
  drafts.put({ contact: 'c', field: 'notes', text, by: { page, over }, settles }, NOW)
const versionOf = (written: ReturnType<typeof put>) => (written.state === 'written' ? written.updatedAt : null)

beforeEach(() => {
  rows.clear()
  drafts = guardedDrafts({
    get: (contact, field) => rows.get(`${contact} ${field}`) ?? null,
    put(contact, field, text, updatedAt) {
      if (text === '') rows.delete(`${contact} ${field}`)
      else rows.set(`${contact} ${field}`, { contact, field, text, updatedAt })
    },
    drop: () => rows.clear(),
  })
})

test('a text over the newest version is written, and each has a version of its own', () => {
  const first = versionOf(put('a', 'one', null))
  const second = versionOf(put('ab', 'two', first))
  expect(second).not.toBe(first)
  expect(textOf('notes')).toBe('ab')
})

test('an older page writes over nothing that a newer one wrote, and its text is kept beside', () => {
  const first = versionOf(put('a', 'one', null))
  put('a newer', 'two', first)
  expect(put('a older', 'one', first)).toMatchObject({ state: 'overtaken', stored: { text: 'a newer' } })
  expect([textOf('notes'), textOf('aside:notes')]).toEqual(['a newer', 'a older'])
})

test('a page may write on before it has heard of its own version', () => {
  put('a', 'one', null)
  expect(put('ab', 'one', null)).toMatchObject({ state: 'written' })
})

test('what another page let go of does not come back in its place', () => {
  const first = versionOf(put('a', 'one', null))
  drafts.drop('c')
  expect(put('ab', 'one', first)).toEqual({ state: 'overtaken', stored: null })
  expect(textOf('notes')).toBeUndefined()
})

test('what was set aside goes when it was chosen, and not by what the other page goes on typing', () => {
  const first = versionOf(put('a', 'one', null))
  const second = versionOf(put('a newer', 'two', first))
  put('a older', 'one', first)
  const third = versionOf(put('a newer still', 'two', second))
  expect(textOf('aside:notes')).toBe('a older')
  put('both', 'one', third, true)
  expect([textOf('notes'), textOf('aside:notes')]).toEqual(['both', undefined])
})

test('who names no page has the last word', () => {
  put('a', 'one', null)
  drafts.put({ contact: 'c', field: 'notes', text: 'b' }, NOW)
  expect(textOf('notes')).toBe('b')
})
