import { expect, test } from 'vitest'
import { bothKept, mergeTexts } from './merge.ts'

const json = JSON.stringify

test('what each page wrote of another field of a form stands in one', () => {
  const base = json({ notes: '', run: { at: 1 }, requests: [] })
  const mine = json({ notes: 'llama el lunes', run: { at: 1 }, requests: [] })
  const theirs = json({ notes: '', run: { at: 2 }, requests: ['a'] })
  const both = { notes: 'llama el lunes', run: { at: 2 }, requests: ['a'] }
  expect(JSON.parse(mergeTexts(base, mine, theirs) ?? '')).toEqual(both)
  expect(JSON.parse(mergeTexts(base, theirs, mine) ?? '')).toEqual(both)
})

test('the same field written otherwise in both is for somebody to choose, and so are words', () => {
  expect(mergeTexts(json({ notes: '' }), json({ notes: 'uno' }), json({ notes: 'dos' }))).toBeNull()
  expect(mergeTexts('', 'uno', 'dos')).toBeNull()
  expect(mergeTexts('uno', 'uno', 'dos')).toBe('dos')
  expect(mergeTexts('uno', 'dos', 'uno')).toBe('dos')
})

test('whichever is chosen, the words of the other stay below it', () => {
  const [here, there] = [json({ notes: 'Pide copia UNO', run: 1 }), json({ notes: 'Pide copia y DOS', run: 2 })]
  expect(JSON.parse(bothKept(here, there))).toEqual({ notes: 'Pide copia UNO\ny DOS', run: 1 })
  expect(JSON.parse(bothKept(there, here))).toEqual({ notes: 'Pide copia y DOS\nUNO', run: 2 })
  expect(bothKept('todo esto', 'esto')).toBe('todo esto')
})

test('a word that parts in its middle is kept whole', () => {
  expect(bothKept('llamar el martes', 'llamar el miércoles')).toBe('llamar el martes\nmiércoles')
})
