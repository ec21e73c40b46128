import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#shared/kernel/commands.ts'
import type { Documents, DocumentTypes } from '#shared/kernel/documents.ts'
import { queueEdit } from '#shared/queues/commands.ts'
import { newQueue, type QueueDocument } from '#shared/queues/schema.ts'
import { esCO } from '../../language/es-CO/index.ts'
import { sentenceOf } from '../../language/sentence.ts'
import { havingChosen } from './clash.ts'
import { changesOf, QueueForm, typedOf } from './form-values.ts'

const ID = '01939e1a-0000-7000-8000-000000000001'
const opened = newQueue('credito', 'Crédito')
const typed = (its: object) => changesOf(opened, QueueForm.parse({ ...typedOf(opened), ...its }))

function saved(queue: QueueDocument, edit: unknown) {
  const documents: Documents = {
    read: <K extends keyof DocumentTypes>(kind: K) =>
      (kind === 'queue' ? queue : 'missing') as DocumentTypes[K] | 'missing', // nothing else is there
  }
  const command = {
    ...{ id: ID as never, actor: ID as never, name: 'queue.edit' as const, at: '2026-11-25T15:00:00.000Z' }, // well-formed ids
    ...{ payload: queueEdit.payload.parse(edit), madeWith: { app: '0.1.0', catalogue: 1 } },
  }
  const decided = queueEdit.decide(documents, command, {} as Context) // it does not look at who asks
  return decided.ok ? (decided.value.changes[0]?.doc as QueueDocument) : decided.error // the one that it changes
}
const refusedOf = (answer: ReturnType<typeof saved>) => {
  if (!('facts' in answer)) throw new Error('it was taken')
  return answer as { code: string; facts: Record<string, string> } // a refusal with facts
}

beforeAll(async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
})

test('two coordinators who change two targets of one queue do not undo each other', () => {
  const theirs = saved(opened, typed({ goal: '90', waitingAlert: '9' }))
  const both = saved(theirs as QueueDocument, typed({ within: '30', longestAlert: '150', skills: 'leasing' }))
  expect(both).toMatchObject({
    targets: { goal: 0.9, withinMs: 30_000 },
    thresholds: { waiting: { warning: 3, alert: 9 }, longestWaitMs: { warning: 60_000, alert: 150_000 } },
    skills: ['leasing'],
  })
})
test('what each adds to its skills is there', () => {
  const theirs = saved(opened, typed({ skills: 'leasing' }))
  expect(saved(theirs as QueueDocument, typed({ skills: 'divisas' }))).toMatchObject({ skills: ['divisas', 'leasing'] })
})
test('skills that are too many together are told to whoever comes second', () => {
  const many = (from: number) => Array.from({ length: 15 }, (_, n) => `tema ${from + n}`).join(', ')
  const now = saved(opened, typed({ skills: many(0) })) as QueueDocument // it was free
  expect(saved(now, typed({ skills: many(20) }))).toMatchObject({
    code: 'queue.changedMeanwhile',
    facts: { field: 'skills' },
  })
})
test.each([
  [{ goal: '90' }, { goal: '85' }, '«Meta (%)» mientras tanto. Ahora dice: «90\u00a0%»; usted puso: «85\u00a0%»'],
  [{ within: '30' }, { within: '15' }, 'Ahora dice: «30 s»; usted puso: «15 s»'],
  [{ waitingAlert: '9' }, { waitingAlert: '8' }, 'Ahora dice: «3 / 9»; usted puso: «3 / 8»'],
  [{ wrapUpMode: 'limited', wrapUpLimit: '30' }, { wrapUpMode: 'mandatory' }, '«Obligatoria con límite · 30 s»'],
  [
    { wrapUpMode: 'limited', wrapUpLimit: '30', wrapUpDisposition: 'inbound.informed' },
    { wrapUpMode: 'limited', wrapUpLimit: '30', wrapUpDisposition: 'inbound.none.cut' },
    '«Obligatoria con límite · 30 s · Información otorgada»; usted puso: «Obligatoria con límite · 30 s · ',
  ],
  [{ hours: [] }, { hours: [{ days: ['6'], from: '08:00', to: '12:00' }] }, '«—»; usted puso: «Sáb 08:00–12:00»'],
  [{ holidayPrompt: 'Cerrado' }, { holidayPrompt: 'Es festivo' }, 'Ahora dice: «Cerrado»; usted puso: «Es festivo»'],
])('the same setting changed by both is told in words: %o and %o', (theirs, mine, words) => {
  const now = saved(opened, typed(theirs)) as QueueDocument // it was free
  const refused = refusedOf(saved(now, typed(mine)))
  expect(refused.code).toBe('queue.changedMeanwhile')
  expect(sentenceOf(i18next.t, refused)).toContain(words)
})
test('who has seen both keeps theirs or puts mine, and all else that each changed stays', () => {
  const now = saved(opened, typed({ goal: '90', short: '3', voicemail: false })) as QueueDocument // it was free
  const edit = typed({ goal: '85', within: '30' })
  const refused = refusedOf(saved(now, edit))
  const rest = { voicemail: false, targets: { withinMs: 30_000, shortMs: 3_000 } }
  expect(saved(now, havingChosen('mine', edit, refused))).toMatchObject({
    ...rest,
    targets: { ...rest.targets, goal: 0.85 },
  })
  expect(saved(now, havingChosen('theirs', edit, refused))).toMatchObject({
    ...rest,
    targets: { ...rest.targets, goal: 0.9 },
  })
})
