import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storeLink } from '#main/console/store-link.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import { markerPath } from '#main/store/file/open-marker.ts'
import { ATTACHMENT_LIMITS } from '#shared/attachments/limits.ts'
import { readJson } from '#shared/console/json-of.ts'
import { localStore } from '#tools/sample/local.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newId } from '../../crash/offline-host.ts'

const folder = mkdtempSync(join(tmpdir(), 'early-answers-'))
const store = localStore(folder, { customers: 30, interactions: 300, seed: 1 }, () => {})
afterAll(() => rmSync(folder, { recursive: true }))

const [person] = samplePeople
if (person === undefined) throw new Error('there are no sample people')

/** The store's process on the file, as a console opens it. */
async function opened(app = '0.1.0') {
  const worker = startWorkerStore()
  const link = storeLink(worker.door, {
    ...{ changed() {}, undelivered() {}, damaged() {}, mended() {}, disabled() {} },
    token: async () => null,
  })
  const outcome = await link.open({
    path: store.path,
    key: Buffer.from(store.key, 'hex'),
    store: '01939e1a-0000-7000-8000-00000000b001',
    app,
    person: { ...person } as NonNullable<typeof person>, // looked at above
    centre: 'http://127.0.0.1:9',
    network: { proxy: null, authorities: null },
    backups: join(folder, 'backups'),
    attachmentLimits: ATTACHMENT_LIMITS,
  })
  expect(outcome).toMatchObject({ kind: 'open' })
  return {
    ...link,
    async end() {
      await link.close()
      await worker.stop()
    },
  }
}
const lists = {
  'customers.search': { text: '', limit: 10 },
  'interactions.mine': { state: 'all', limit: 10 },
  'interactions.callBacks': {},
  'interactions.missed': {},
  'interactions.voicemails': {},
} as const

test('the first lists of a store are the same before and after the whole program is loaded', async () => {
  await (await opened()).end()
  const link = await opened()
  const ask = () =>
    Promise.all(Object.entries(lists).map(([name, asked]) => link.query(name as keyof typeof lists, asked))) // its own keys
  const early = await ask()
  await link.undelivered()
  expect(await ask()).toEqual(early)
  const { rows, total } = readJson(await link.query('customers.search', lists['customers.search']))
  expect({ rows: rows.length, total }).toEqual({ rows: 10, total: 30 })
  const [customer] = rows
  const asked = { id: customer?.doc.id ?? '', limit: 50 }
  expect(readJson(await link.query('customers.interactions', asked)).rows.length).toBeGreaterThan(0)
  await link.end()
})
test('what needs the whole program is answered in the same moment, in its turn', async () => {
  const link = await opened()
  const [found, drafts, kept] = await Promise.all([
    link.query('customers.search', { text: '' }),
    link.query('drafts.all', {}),
    link.putDraft({ contact: newId(), field: 'form', text: 'texto' }),
  ])
  expect(readJson(found).total).toBe(30)
  expect(readJson(drafts)).toEqual([])
  expect(kept).toMatchObject({ state: 'written' })
  expect(readJson(await link.query('drafts.all', {}))).toHaveLength(1)
  await link.end()
})
test('a store that is closed before the whole program came is closed cleanly', async () => {
  const link = await opened()
  expect(existsSync(markerPath(store.path))).toBe(true)
  await link.end()
  expect(existsSync(markerPath(store.path))).toBe(false)
})
test('a store that another version had is laid out anew before its first list', async () => {
  const link = await opened('0.2.0')
  expect(readJson(await link.query('customers.search', { text: '' })).total).toBe(30)
  await link.end()
})
