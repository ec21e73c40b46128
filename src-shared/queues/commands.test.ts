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

test('a number that another queue has is refused, with whose it is; a queue’s own is not', () => {
  const edit = command('queue.edit', { code: 'credito', numbers: ['6015550100', '6015550101'] } as const)
  const known = (...numbers: readonly [string, string][]) => ({ ...nobody, numbersOfQueues: new Map(numbers) })
  const decide = (context: Context) =>
    queueEdit.decide(having(queue), { ...edit, payload: edit.payload as never }, context) // read-only lists
  expect(decide(known(['6015550101', 'servicio']))).toEqual({
    ok: false,
    error: { code: 'queue.numberTaken', facts: { number: '6015550101', queue: 'servicio' } },
  })
  expect(decide(known(['6015550101', 'credito'], ['6015550199', 'servicio']))).toMatchObject({
    value: { changes: [{ doc: { numbers: ['6015550100', '6015550101'] } }] },
  })
  // A workstation knows of no numbers but its own queues’: the centre looks.
  expect(decide(nobody)).toMatchObject({ ok: true })
})
test('a queue is not left to the PBX’s settings while another queue has one of the numbers that they give it', () => {
  const emptied = { ...queue, numbers: ['6015550101'] }
  const decide = (numbers: null | undefined, owner: string) =>
    queueEdit.decide(
      having(numbers === undefined ? queue : emptied),
      command('queue.edit', { code: 'credito', ...(numbers === null ? { numbers } : { voicemail: false }) }) as never,
      {
        ...nobody,
        numbersOfQueues: new Map([['6015550100', owner]]),
        numbersOfSettings: new Map([['credito', ['6015550100']]]),
      },
    )
  expect(decide(null, 'servicio')).toMatchObject({
    error: { code: 'queue.numberTaken', facts: { number: '6015550100', queue: 'servicio' } },
  })
  expect(decide(null, 'credito')).toMatchObject({ value: { changes: [{ doc: { numbers: null } }] } })
  // The centre looks whenever numbers are named, and does not where they are left alone.
  const looks = (payload: object) => queueEdit.namesQueueNumbers?.({ code: 'credito', ...payload } as never)
  expect([looks({ numbers: null }), looks({ numbers: [] }), looks({ voicemail: false })]).toEqual([true, true, false])
})
test('two coordinators who each give a queue a number both do, and who takes one away takes that away', () => {
  const known = { ...queue, numbers: ['6015550100', '6015550102'], ringSeconds: 25 }
  const edit = command('queue.edit', {
    code: 'credito',
    ...{ numbers: ['6015550101'], ringSeconds: 30, was: { numbers: ['6015550100'], ringSeconds: 25 } },
  })
  expect(queueEdit.decide(having(known), edit as never, nobody)).toMatchObject({
    value: { changes: [{ doc: { numbers: ['6015550101', '6015550102'], ringSeconds: 30 } }] },
  })
})
test('in a document of an earlier program nobody had set them, and two who do at once choose', () => {
  const { numbers: _, waitSeconds: __, ...earlier } = queue
  const edit = (waitSeconds: number) =>
    command('queue.edit', { code: 'credito', waitSeconds, was: { waitSeconds: null } }) as never
  expect(queueEdit.decide(having(earlier), edit(60), nobody)).toMatchObject({
    value: { changes: [{ doc: { waitSeconds: 60 } }] },
  })
  expect(queueEdit.decide(having({ ...earlier, waitSeconds: 90 }), edit(60), nobody)).toMatchObject({
    ok: false,
    error: { code: 'queue.changedMeanwhile', facts: { field: 'waitSeconds', theirs: '90', yours: '60' } },
  })
})
