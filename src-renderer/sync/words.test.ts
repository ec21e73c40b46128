import { expect, test } from 'vitest'
import { typedTexts, withText } from './words.ts'

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
