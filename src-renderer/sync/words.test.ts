import { expect, test } from 'vitest'
import type { OutboxRow } from '#shared/console/queries.ts'
import { refusedGroups, typedTexts, withText } from './words.ts'

const row = (over: Partial<OutboxRow>): OutboxRow => ({
  id: 'a',
  name: 'case.answer',
  at: '2026-11-24T15:00:00.000Z',
  state: 'refused',
  rejection: { code: 'case.stateForbids' },
  payload: {},
  group: null,
  ...over,
})

test('every text that was typed is found wherever it is in the payload, and ids are not', () => {
  const payload = {
    caseId: 'x',
    request: { kind: 'queja', text: 'No llegó' },
    requests: [{ text: 'Otra' }],
    description: 'Larga',
  }
  expect(typedTexts(payload)).toEqual([
    { path: ['request', 'text'], text: 'No llegó' },
    { path: ['requests', '0', 'text'], text: 'Otra' },
    { path: ['description'], text: 'Larga' },
  ])
})
test('correcting one text leaves the rest of the payload as it was', () => {
  const payload = { caseId: 'x', requests: [{ id: '1', text: 'Otra' }], answer: 'Sí' }
  expect(withText(payload, ['requests', '0', 'text'], 'Otra vez')).toEqual({
    ...payload,
    requests: [{ id: '1', text: 'Otra vez' }],
  })
})
test('commands refused together are one group; what is on its way is none', () => {
  const rows = [
    row({ id: 'a', group: 'g' }),
    row({ id: 'b', group: 'g' }),
    row({ id: 'c' }),
    row({ id: 'd', state: 'queued' }),
  ]
  expect(refusedGroups(rows).map(([group, of]) => [group, of.length])).toEqual([
    ['g', 2],
    ['c', 1],
  ])
})
