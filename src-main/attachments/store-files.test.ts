import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { ATTACHMENT_LIMITS, type AttachmentLimits } from '#shared/attachments/limits.ts'
import type { AttachmentCentre, Standing } from '#shared/attachments/protocol.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { AttachmentId } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import { migrate } from '../store/sqlite/migrate.ts'
import { sqliteStorage } from '../store/sqlite/sqlite-storage.ts'
import { CentreUnreachable } from '../sync/centre-errors.ts'
import { storeFiles } from './store-files.ts'

const CASE = '0192c5a0-0000-7000-8000-000000000001'
const bytes = new TextEncoder().encode('lo que decía la carta')
const named: Attachment = {
  id: AttachmentId.parse('0192c5a0-0000-7000-8000-000000000002'),
  name: 'Carta.txt',
  type: 'txt',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
}
const asked = { caseId: CASE, id: named.id, named }

/** The files of a store that keeps no case, with a centre that has one of them, or says how it stands for this person. */
function filesWith(
  centre: Partial<AttachmentCentre>,
  db = new Database(':memory:'),
  limits: AttachmentLimits = ATTACHMENT_LIMITS,
) {
  migrate(db)
  const nowhere = () => Promise.reject(new CentreUnreachable('away'))
  return storeFiles({
    ...{ db, model, limits, storage: sqliteStorage(db, model) },
    centre: { standing: nowhere, put: nowhere, read: nowhere, ...centre },
    changed: () => undefined,
    failed: (failure) => expect(failure).toBeUndefined(),
    after: () => () => undefined,
  })
}
const standing = (state: Standing['state']) => async () => [{ id: named.id, state, stored: 0 }]

test('a file of a case that is not kept here is brought as the case at the centre names it, and stays proven', async () => {
  const files = filesWith({ read: async () => bytes })
  expect(await files.serve('attachment.fetch', { caseId: CASE, id: named.id })).toMatchObject({
    error: { code: 'document.unknown' },
  })
  expect(await files.serve('attachment.fetch', asked)).toEqual({ ok: true, value: null })
  expect(await files.serve('attachment.read', { id: named.id, start: 0 })).toEqual({
    ok: true,
    value: { bytes, next: null },
  })
  const other = filesWith({ read: async () => bytes.toReversed() })
  expect(await other.serve('attachment.fetch', asked)).toMatchObject({ error: { code: 'attachment.damaged' } })
})

test('whoever had part in the case and may not open it is told who may; one on its way is said to be', async () => {
  const read = async () => null
  const facts = { name: 'Carta.txt' }
  const refusal = (code: string) => ({ ok: false, error: { code, facts } })
  const fetched = (state: Standing['state']) =>
    filesWith({ read, standing: standing(state) }).serve('attachment.fetch', asked)
  expect(await fetched('unknown')).toEqual(refusal('attachment.notForYou'))
  // Who sent it is told that it has come, and may not read it for that.
  expect(await fetched('whole')).toEqual(refusal('attachment.notForYou'))
  expect(await fetched('lacking')).toEqual(refusal('attachment.underway'))
})

test('a file that is read is not forgotten meanwhile, and is afterwards', async () => {
  const { kept, serve } = filesWith({
    read: async () => {
      kept.forget()
      return bytes
    },
  })
  expect(await serve('attachment.fetch', asked)).toEqual({ ok: true, value: null })
  expect(await serve('attachment.read', { id: named.id, start: 0 })).toMatchObject({ ok: true })
  expect(kept.forget()).toBe(1)
})

test('an own file stays here for as long as its command is kept for a centre that goes back, also when its case has left', () => {
  const db = new Database(':memory:')
  const { kept } = filesWith({}, db)
  const storage = sqliteStorage(db, model)
  const at = '2026-11-27T12:00:00.000Z'
  const command = CommandEnvelope.parse({
    id: '0192c5a0-0000-7000-8000-000000000003',
    name: 'case.answer',
    actor: '0192c5a0-0000-7000-8000-000000000004',
    at,
    payload: {},
    madeWith: { app: '0.1.0', catalogue: 1 },
  })
  const own = '0192c5a0-0000-7000-8000-000000000005'
  storage.appendCommand({
    id: command.id,
    body: command,
    state: 'settled',
    position: 5,
    recovered: null,
    collected: false,
    rejection: null,
    group: null,
    settledAt: instantOf(Date.parse(at)),
  })
  kept.begin({ id: own, place: 'answer', name: 'Respuesta.pdf', type: 'pdf', size: bytes.length })
  kept.append(own, 0, bytes)
  kept.finish(own, named.sha256)
  kept.learn(own, { state: 'whole', stored: bytes.length })
  db.prepare('update attachment set place = null, command = ?, case_id = ? where id = ?').run(command.id, CASE, own)

  kept.forget()
  expect(kept.get(own), 'its command would be put back, and name it').not.toBeNull()
  storage.forgetSettledBefore(instantOf(Date.parse(at) + 1))
  kept.forget()
  expect(kept.get(own)).toBeNull()
})

test('a file that came between the two questions is brought', async () => {
  let times = 0
  const read = async () => (times++ === 0 ? null : bytes)
  const files = filesWith({ read, standing: standing('whole') })
  expect(await files.serve('attachment.fetch', asked)).toEqual({ ok: true, value: null })
})

test('without the centre it is said so, at either question', async () => {
  const away = { ok: false, error: { code: 'centre.unreachable' } }
  expect(await filesWith({}).serve('attachment.fetch', asked)).toEqual(away)
  expect(await filesWith({ read: async () => null }).serve('attachment.fetch', asked)).toEqual(away)
})

test('what a workstation takes at most is told before, as its policy sets it', async () => {
  const limits = { bytes: 3 * 1024 * 1024, perCommand: 2 }
  const files = filesWith({}, undefined, limits)
  expect(await files.serve('attachment.limits', {})).toEqual({ ok: true, value: limits })
  const large = { id: named.id, place: 'x', name: 'Carta.txt', size: limits.bytes + 1 }
  expect(await files.serve('attachment.begin', large)).toMatchObject({ error: { facts: { megabytes: 3 } } })
})
