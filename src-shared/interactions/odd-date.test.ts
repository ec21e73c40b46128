import { expect, test } from 'vitest'
import { readStored } from '../kernel/model.ts'
import { model } from '../model/model.ts'

const id = '01935b5e-0000-7000-8000-000000000001'
const contact = (openedAt: string) => ({
  kind: 'interaction' as const,
  id,
  version: 1,
  schema: 2,
  doc: {
    id,
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    advisorId: id,
    teamId: null,
    openedAt,
    state: 'registered',
    requests: [],
    notes: [],
    disposition: null,
    registeredAt: null,
    breaches: [],
  },
})

test('a kept contact with a date that is none is unread, and stops nothing', () => {
  expect(readStored(model, 'interaction', contact('2026-11-27T10:00:00.000Z')).ok).toBe(true)
  expect(readStored(model, 'interaction', contact('2026-99-99T99:99:99.999Z'))).toMatchObject({
    ok: false,
    error: { code: 'document.needsUpdate' },
  })
})
