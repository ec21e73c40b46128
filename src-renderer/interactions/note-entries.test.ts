import { expect, test } from 'vitest'
import { noteEntries } from './note-entries.ts'

const ID = '01939e1a-0000-7000-8000-00000000ffff'

test('notes are one entry as long as they fit in one, and none where they are blank', () => {
  expect(noteEntries(ID, ' Pide su extracto ')).toEqual([{ entryId: ID, text: 'Pide su extracto' }])
  expect(noteEntries(ID, 'a'.repeat(4_000))).toHaveLength(1)
  expect(noteEntries(ID, ' \n')).toEqual([])
})

test('what does not fit goes on in another entry, at a word’s end and with the same id each time', () => {
  const notes = `${'palabra '.repeat(600)}fin`
  const entries = noteEntries(ID, notes)
  expect(entries.map(({ text }) => text).join(' ')).toBe(notes)
  expect(entries.every(({ text }) => text.length <= 4_000 && !text.endsWith('palab'))).toBe(true)
  expect(entries.map(({ entryId }) => entryId)).toEqual([ID, '01939e1a-0000-7000-8000-000000000000'])
  expect(noteEntries(ID, notes)).toEqual(entries)
})

test('a word longer than an entry is cut between characters, never within one', () => {
  const entries = noteEntries(ID, `${'a'.repeat(3_999)}${'😀'.repeat(10)}`)
  expect(entries.map(({ text }) => text.length)).toEqual([3_999, 20])
  expect(entries.every(({ text }) => text.isWellFormed())).toBe(true)
})
