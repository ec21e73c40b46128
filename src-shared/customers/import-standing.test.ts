import { expect, test } from 'vitest'
import { instantOf } from '../kernel/instants.ts'
import { CustomerImport } from './import-schema.ts'
import { IMPORT_TELLS_MS, importStanding } from './import-standing.ts'

const BEGUN = Date.parse('2026-11-24T13:00:00.000Z')
const MINUTE = 60_000
const counts = { created: 200, known: 1, refused: 2 }
const id = (n: number) => `01939e1a-0000-7000-8000-${String(n).padStart(12, '0')}`
const begun = (rest: object = {}) =>
  CustomerImport.parse({
    ...{ id: id(1), fileName: 'clientes.csv', rows: 1_000, by: id(2), at: instantOf(BEGUN) },
    ...{ state: 'running', counts: null, undone: null, ...rest },
  })
const told = (minutes: number) => ({ progress: { at: instantOf(BEGUN + minutes * MINUTE), done: 203, counts } })
const after = (minutes: number) => BEGUN + minutes * MINUTE

test('an import that says how far it is goes on, also where some of what it says is late', () => {
  expect(importStanding(begun(told(10)), after(10))).toEqual({ is: 'running', done: 203 })
  expect(importStanding(begun(told(10)), after(14))).toEqual({ is: 'running', done: 203 })
  expect(3 * IMPORT_TELLS_MS).toBeLessThan(4 * MINUTE)
})
test('one that has said nothing for minutes has stopped, at the row that it had come to, since then', () => {
  expect(importStanding(begun(told(10)), after(16))).toEqual({ is: 'quiet', since: told(10).progress.at, done: 203 })
})
test('one of an earlier program, which says nothing on the way, has stopped when it would long be through', () => {
  expect(importStanding(begun(), after(30))).toEqual({ is: 'running', done: null })
  expect(importStanding(begun(), after(61))).toEqual({ is: 'quiet', since: instantOf(BEGUN), done: null })
})
test('one that was ended or undone is what it is, however long ago', () => {
  expect(importStanding(begun({ ...told(10), state: 'done', counts }), after(600))).toEqual({ is: 'done' })
  expect(importStanding(begun({ ...told(10), state: 'stopped', counts }), after(11))).toEqual({ is: 'stopped' })
  const undone = { by: id(2), at: instantOf(BEGUN), withdrawn: 1, kept: 0 }
  expect(importStanding(begun({ ...told(10), undone }), after(11))).toEqual({ is: 'undone' })
  expect(importStanding(begun({ ...told(10), undone: { ...undone, left: 3 } }), after(99))).toEqual({
    is: 'undoneInPart',
  })
})
