import { expect, test } from 'vitest'
import { rowOf } from './commands.ts'

const body = {
  id: '01935b5e-0000-7000-8000-000000000001',
  name: 'interaction.addNote',
  actor: '01935b5e-0000-7000-8000-000000000002',
  payload: {},
  madeWith: { app: '0', catalogue: 1 },
}
const record = (at: string) => ({
  ...{ seq: 1, id: body.id, body: JSON.stringify({ ...body, at }), state: 'queued' as const },
  ...{ position: null, recovered: null, collected: 0, rejection: null, refused_group: null, settled_at: null },
})

test('an outbox is read whatever an earlier program took for a moment', () => {
  expect(rowOf(record('2026-11-27T10:00:00.000Z')).body.at).toBe('2026-11-27T10:00:00.000Z')
  expect(rowOf(record('9999-12-31T23:59:59.999Z')).body.at).toBe('9999-12-31T23:59:59.999Z')
})
