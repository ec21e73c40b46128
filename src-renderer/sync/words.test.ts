import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { SyncStatus } from '#shared/console/queries.ts'
import { esCO } from '../language/es-CO/index.ts'
import { syncWords, typedTexts, withText } from './words.ts'

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

test('what does not get through to the centre is said before all else, as IT’s', async () => {
  await i18next.init({ lng: 'es-CO', resources: { 'es-CO': { translation: esCO } } })
  const status: SyncStatus = {
    ...{ connection: 'online', since: '2026-11-26T10:00:00.000Z', syncedAt: '2026-11-26T10:00:00.000Z', pending: 1 },
    ...{ refused: 0, progress: null, needsUpdate: 0, cardsBeyond: 0 },
    heldBack: [{ name: 'interaction.register', bytes: 1_300_000 }],
  }
  expect(syncWords(i18next.t, status, Date.parse('2026-11-26T10:00:03.000Z'))).toEqual({
    text: '1 registro no pasa hacia el centro: avise a TI',
    tone: 'bad',
  })
  expect(syncWords(i18next.t, { ...status, heldBack: [] }, Date.parse('2026-11-26T10:00:03.000Z')).tone).toBe('ok')
})
