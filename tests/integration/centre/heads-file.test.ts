import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { verifyLogCommand } from '#central/commands/verify-log.ts'
import { readOptions } from '#central/config/options.ts'
import { verifyDatabase } from '#central/log/read-log.ts'
import { headsFileOf } from '#shared/sync/heads-file.ts'
import { HEAD_CURSOR, type Head, PROTOCOL } from '#shared/sync/protocol.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'
import { newDatabase } from '../../support/databases.ts'
import { creation, id, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

let centre: TestCentre
let database: string
let luis: SignedStore
const consoles: TestConsole[] = []
const folder = mkdtempSync(join(tmpdir(), 'heads-'))

beforeAll(async () => {
  database = await newDatabase()
  centre = await testCentre({ database })
  luis = await signIn(centre.url, 'luis')
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  for (const one of consoles) {
    await one.stop()
    one.remove()
  }
  await centre.close()
  rmSync(folder, { recursive: true })
})

const FORGED: Head = { position: 3, chain: 'f'.repeat(64) }
const known = () => centre.client.query('select position, chain from known_head order by position desc')
const pull = async (cursors: Record<string, string>) =>
  (
    await post(
      centre.url,
      '/pull',
      { protocol: PROTOCOL, app: '0', store: luis.store, heard: null, cursors, unsettled: [], numbersLeft: 200 },
      luis.access,
    )
  ).body
const askCommon = (recovery: string, sealed?: string) =>
  post(
    centre.url,
    '/common-head',
    { protocol: PROTOCOL, store: luis.store, recovery, heads: [FORGED], ...(sealed !== undefined && { sealed }) },
    luis.access,
  )

test('a head that somebody made up does not break the audit: in no recovery, nor in one', async () => {
  await post(centre.url, '/push', pushOf(luis.store, [creation(luis.userId)]), luis.access)
  const { cursors, head } = await pull({})
  const sealed: string = cursors[HEAD_CURSOR]
  const [body] = sealed.split('.')
  // Nothing of another store has been acknowledged, and this one has not come with its cursor yet.
  expect(await known()).toEqual([])
  expect((await askCommon(id(), sealed)).status).toBe(200)
  expect(await known(), 'no recovery is on').toEqual([])

  await centre.engine.beginRecovery()
  const { recovery } = await pull(cursors)
  await askCommon(recovery)
  await askCommon(recovery, `${body}.AAAAAAAAAAAAAAAAAAAAAA`)
  await askCommon(id(), sealed)
  expect(await known(), 'naked, forged, and of no recovery of this centre').toEqual([])
  await askCommon(recovery, sealed)
  expect(await known(), 'what the centre sealed itself').toEqual([
    { position: String(head.position), chain: head.chain },
  ])
  await centre.engine.endRecovery()
  expect((await verifyDatabase(centre.client, [])).fault).toBeNull()
})

test('a workstation’s file finds the tail that was cut off in table and memory alike', async () => {
  const carmen = testConsole(centre.url)
  consoles.push(carmen)
  await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })
  for (const name of ['Textiles del Norte', 'Molinos del Sur']) {
    await carmen.act('customer.create', { ...creation('').payload, customerId: id(), name })
    await carmen.until('sync.status', {}, ({ pending }) => pending === 0)
  }
  const head = async () => (await centre.engineParts.store.snapshot((read) => read.head())).position
  const last = await head()
  await vi.waitFor(async () => {
    const answer = await carmen.call('sync.heads', {})
    if (!answer.ok) throw new Error(answer.error.code)
    expect(answer.value.heads[0]?.position).toBe(last)
    expect(answer.value.heads.every(({ at }) => at !== undefined)).toBe(true)
    writeFileSync(join(folder, 'constancia.json'), headsFileOf(answer.value.heads))
  }, 10_000)
  await carmen.stop()

  const said: string[] = []
  const hear = (text: unknown) => void said.push(String(text))
  vi.spyOn(console, 'log').mockImplementation(hear)
  vi.spyOn(console, 'error').mockImplementation(hear)
  const verify = (...more: string[]) =>
    verifyLogCommand(readOptions(['verify-log', ...more], { DATABASE_URL: database }))
  const withFile = ['--heads', join(folder, 'constancia.json')]
  expect(await verify(...withFile)).toBe(0)
  // Whoever may write the tables cuts the log, sets its head back, and makes the centre forget what it was shown.
  await centre.client.script(
    `alter table log disable trigger log_append_only; delete from log where position = ${last}; alter table log enable trigger log_append_only;
     update head set position = ${last - 1}, chain = (select chain from log where position = ${last - 1}); delete from known_head`,
  )
  expect(await verify(), 'the centre alone knows of nothing').toBe(0)
  expect(await verify(...withFile)).toBe(1)
  expect(said.at(-1)).toBe(
    `La fila ${last} del registro y las anteriores que alguien vio ya no están: se cortó el final del registro.`,
  )
})
