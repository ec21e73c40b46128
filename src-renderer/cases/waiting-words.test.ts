import { expect, test } from 'vitest'
import { testCase } from '#shared/cases/case.test-data.ts'
import type { CaseState } from '#shared/cases/life.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { waitingWords, wordsAnswered } from './waiting-words.ts'

const LUIS = UserId.parse('01939e1a-0000-7000-8000-0000000000a1')
const ANA = UserId.parse('01939e1a-0000-7000-8000-0000000000a2')
const nobody = { enabled: true, teamId: null, areas: [], coordinates: [], portfolios: null }
const luis: Actor = { ...nobody, id: LUIS, roles: ['advisor'] }
const ana: Actor = { ...nobody, id: ANA, roles: ['oefv_analyst'], areas: ['oefv'] }

const said = (number: number, what: string, text: string) => ({
  ...{ id: `01939e1a-0000-7000-8000-0000000000b${number}`, at: `2026-11-1${number}T15:00:00.000Z` },
  ...{ by: what === 'case.provideData' || what === 'case.objectAnswer' ? LUIS : ANA, what, text },
})
const life = [
  said(1, 'case.take', ''),
  said(2, 'case.returnForData', '¿Qué banco?'),
  said(3, 'case.provideData', 'El de Bogotá.'),
  said(4, 'case.answer', 'Ya se abonó.'),
  said(5, 'case.objectAnswer', 'No aparece.'),
  said(6, 'case.answer', 'Se abonó ayer.'),
]
const caseAt = (state: CaseState, entries: number) =>
  testCase({ state, area: 'oefv', advisorId: LUIS, holderId: ANA, entries: life.slice(0, entries) })

test('who is asked or answered has the words that the case waits with, the last of them; nobody else has', () => {
  const at = (state: CaseState, entries: number) =>
    [luis, ana].map((actor) => waitingWords(caseAt(state, entries), actor)?.text ?? null)
  expect(at('inProgress', 1)).toEqual([null, null])
  expect(at('waitingForData', 2)).toEqual(['¿Qué banco?', null])
  expect(at('inProgress', 3)).toEqual([null, 'El de Bogotá.'])
  expect(at('answered', 4)).toEqual(['Ya se abonó.', null])
  expect(at('inProgress', 5)).toEqual([null, 'No aparece.'])
  expect(at('answered', 6)).toEqual(['Se abonó ayer.', null])
  expect(at('closed', 6)).toEqual([null, null])
})

test('a form that answers something has it, and one that answers nothing has none', () => {
  const answered = caseAt('answered', 6)
  expect(wordsAnswered(answered, 'case.objectAnswer')?.text).toBe('Se abonó ayer.')
  expect(wordsAnswered(answered, 'case.addNote')).toBeNull()
  expect(wordsAnswered(answered, 'case.provideData')?.text).toBe('¿Qué banco?')
})
