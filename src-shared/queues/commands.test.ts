import { expect, test } from 'vitest'
import type { Context } from '../kernel/commands.ts'
import type { Documents, DocumentTypes } from '../kernel/documents.ts'
import { queueCreate, queueEdit } from './commands.ts'
import { newQueue, type QueueDocument, queueDocumentId } from './schema.ts'

const ID = '01939e1a-0000-7000-8000-000000000001'
const queue = newQueue('credito', 'Crédito')
const having = (known: QueueDocument | 'missing'): Documents => ({
  read: <K extends keyof DocumentTypes>(kind: K) =>
    (kind === 'queue' ? known : 'missing') as DocumentTypes[K] | 'missing', // nothing else is there
})
const command = <Name extends string, Payload>(name: Name, payload: Payload) => ({
  id: ID as never, // a well-formed id
  name,
  actor: ID as never, // as above
  at: '2026-11-25T15:00:00.000Z',
  payload,
  madeWith: { app: '0.1.0', catalogue: 1 },
})
const nobody = {} as Context // these commands do not look at who asks

test('a queue is named by its code: a second document of one queue cannot be made', () => {
  expect(queueDocumentId('credito')).toBe(queue.id)
  expect(queueDocumentId('credito-2')).not.toBe(queue.id)
  const again = command('queue.create', { code: 'credito', name: 'Otra' } as const)
  expect(queueCreate.decide(having('missing'), again, nobody)).toMatchObject({ ok: true })
  expect(queueCreate.decide(having(queue), again, nobody)).toEqual({
    ok: false,
    error: { code: 'queue.alreadyExists' },
  })
})
test('what an edit does not name stays as it is', () => {
  const edit = command('queue.edit', { code: 'credito', voicemail: false })
  const decided = queueEdit.decide(having({ ...queue, skills: ['leasing'] }), edit, nobody)
  expect(decided).toMatchObject({ ok: true, value: { changes: [{ doc: { skills: ['leasing'], voicemail: false } }] } })
})
test('a wrap-up with a limit needs one', () => {
  const edit = command('queue.edit', { code: 'credito', wrapUp: { mode: 'limited', limit: null } } as const)
  expect(queueEdit.decide(having(queue), edit, nobody)).toEqual({ ok: false, error: { code: 'queue.limitMissing' } })
})
test('a clock registers with nothing that only a person can say', () => {
  const registering = (disposition: string) =>
    command('queue.edit', { code: 'credito', wrapUp: { mode: 'limited', limit: 30_000, disposition } } as const)
  expect(queueEdit.decide(having(queue), registering('inbound.informed'), nobody)).toMatchObject({ ok: true })
  for (const other of ['inbound.escalated.requerimiento', 'no-such'])
    expect(queueEdit.decide(having(queue), registering(other), nobody)).toEqual({
      ok: false,
      error: { code: 'queue.dispositionNotByClock' },
    })
})
