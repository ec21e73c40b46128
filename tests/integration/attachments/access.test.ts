import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OTHERS_NAMING } from '#central/attachments/named.ts'
import { PIECE_BYTES } from '#shared/attachments/limits.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, id, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'
import { pdf, sha256 } from './files.ts'

const MISSING = { status: 404, body: { code: 'document.unknown' } }

/** A command that names files of a case. */
type Named = { readonly id: string; readonly payload: { readonly caseId: string } }

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('files at the centre on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  let pedro: SignedStore
  let julian: SignedStore
  const bytes = pdf(PIECE_BYTES + 500)
  const first = bytes.subarray(0, PIECE_BYTES)
  const rest = bytes.subarray(PIECE_BYTES)

  const fileOf = (its: Uint8Array) => ({ id: id(), name: 'a.pdf', type: 'pdf', size: its.length, sha256: sha256(its) })
  const escalation = (attachments: unknown[], who: SignedStore, area = 'operaciones') => {
    const contact = { interactionId: id(), customerId: null, channel: 'voice', direction: 'inbound' }
    const request = { id: id(), kind: 'requerimiento', topic: 'T', text: 'x', branch: null, caseId: null }
    const told = { radicado: null, area, description: 'd', answerBy: 'email', priority: 'normal', attachments }
    const openedAt = new Date().toISOString()
    return command('case.escalate', { caseId: id(), contact: { ...contact, openedAt }, request, ...told }, who.userId)
  }
  /** What an advisor alone may do: of anybody else it is deposited. */
  const dataFor = (caseId: string, attachments: unknown[], who: SignedStore) =>
    command('case.provideData', { caseId, entryId: id(), data: 'x', contact: null, attachments }, who.userId)
  const take = async (at: SignedStore, given: ReturnType<typeof command>) =>
    (await post(centre.url, '/push', pushOf(at.store, [given]), at.access)).body.answers[0]
  const put = async (at: SignedStore, given: Named, file: string, start: number, its: Uint8Array) => {
    const place = new URLSearchParams({
      caseId: given.payload.caseId,
      id: file,
      command: given.id,
      start: `${start}`,
    })
    const response = await fetch(`${centre.url}/v1/attachments/piece?${place}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${at.access}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(its),
    })
    return response.json()
  }
  const standing = async (at: SignedStore, given: Named, file: string, by: string | null) => {
    const asked = [{ caseId: given.payload.caseId, id: file, command: by }]
    const answer = await post(centre.url, '/attachments/standing', { asked }, at.access)
    return answer.body.standing[0]
  }
  const read = async (at: SignedStore, caseId: string, file: string, start = 0) => {
    const response = await fetch(`${centre.url}/v1/attachments/read`, {
      method: 'POST',
      headers: { authorization: `Bearer ${at.access}`, 'content-type': 'application/json' },
      body: JSON.stringify({ caseId, id: file, start }),
    })
    if (response.status !== 200) return { status: response.status, body: await response.json() }
    return { status: 200, body: Buffer.from(await response.arrayBuffer()) }
  }

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    pedro = await signIn(centre.url, 'pedro')
    julian = await signIn(centre.url, 'julian')
  })
  afterAll(() => centre.close())

  test('nothing is taken before the command that names it', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    expect(await put(luis, given, file.id, 0, first)).toEqual({ outcome: 'unknown', stored: 0 })
    expect(await standing(luis, given, file.id, given.id)).toMatchObject({ state: 'unknown' })
    expect(await take(luis, given)).toMatchObject({ outcome: 'accepted' })
    expect(await standing(luis, given, file.id, given.id)).toMatchObject({ state: 'lacking', stored: 0 })
  })

  test('pieces are taken in their order, once, from whoever attached the file', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    await take(luis, given)
    expect(await put(luis, given, file.id, PIECE_BYTES, rest), 'not the next').toEqual({ outcome: 'taken', stored: 0 })
    expect(await put(luis, given, file.id, 0, first.subarray(1)), 'too short').toEqual({ outcome: 'taken', stored: 0 })
    expect(await put(pedro, given, file.id, 0, first), 'of another').toEqual({ outcome: 'unknown', stored: 0 })
    const both = await Promise.all([put(luis, given, file.id, 0, first), put(luis, given, file.id, 0, first)])
    expect(both).toEqual([
      { outcome: 'taken', stored: PIECE_BYTES },
      { outcome: 'taken', stored: PIECE_BYTES },
    ])
    expect(await read(pedro, given.payload.caseId, file.id), 'on its way').toMatchObject(MISSING)
    expect(await put(luis, given, file.id, PIECE_BYTES, rest)).toEqual({ outcome: 'whole', stored: bytes.length })
    expect(await put(luis, given, file.id, 0, first), 'again').toEqual({ outcome: 'whole', stored: bytes.length })
    const pieces = [
      await read(pedro, given.payload.caseId, file.id),
      await read(pedro, given.payload.caseId, file.id, PIECE_BYTES),
    ]
    expect(Buffer.concat(pieces.map((one) => one.body)).equals(bytes)).toBe(true)
  })

  test('what is not what was named goes, and begins again', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    await take(luis, given)
    const other = Buffer.from(first)
    other[100] = (other[100] ?? 0) ^ 1
    await put(luis, given, file.id, 0, other)
    expect(await put(luis, given, file.id, PIECE_BYTES, rest)).toEqual({ outcome: 'wrongHash', stored: 0 })
    expect(await standing(luis, given, file.id, null)).toMatchObject({ state: 'lacking', stored: 0 })
    await put(luis, given, file.id, 0, first)
    expect(await put(luis, given, file.id, PIECE_BYTES, rest)).toMatchObject({ outcome: 'whole' })
  })

  test('who may not read the case hears what is heard of a file that does not exist', async () => {
    const file = fileOf(first)
    const given = escalation([file], luis)
    await take(luis, given)
    await put(luis, given, file.id, 0, first)
    const none = await standing(pedro, given, id(), null)
    const { id: _, ...foreign } = await standing(julian, given, file.id, null)
    expect(none).toMatchObject(foreign)
    expect(await standing(julian, given, file.id, given.id), 'also with the command').toMatchObject({
      state: 'unknown',
    })
    expect(await read(julian, given.payload.caseId, file.id)).toEqual(await read(pedro, given.payload.caseId, id()))
    expect((await read(pedro, given.payload.caseId, file.id)).status).toBe(200)
  })

  test('a case that names the id and the hash of another case’s file does not open it', async () => {
    const file = fileOf(first)
    const secret = escalation([file], luis, 'oefv')
    await take(luis, secret)
    await put(luis, secret, file.id, 0, first)
    const carmen = await signIn(centre.url, 'carmen')
    const forged = escalation([file], carmen)
    await take(carmen, forged)
    expect(await read(pedro, forged.payload.caseId, file.id)).toMatchObject(MISSING)
    expect(await standing(pedro, forged, file.id, null)).toMatchObject({ state: 'lacking', stored: 0 })
    expect(await read(pedro, secret.payload.caseId, file.id)).toMatchObject(MISSING)
  })

  test('a deposited command puts nothing in the place of a colleague’s file', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    await take(luis, given)
    const { caseId } = given.payload
    const other = pdf(400)
    const deposited = dataFor(caseId, [{ ...file, size: other.length, sha256: sha256(other) }], pedro)
    expect(await take(pedro, deposited)).toMatchObject({ outcome: 'deposited' })
    expect(await put(pedro, deposited, file.id, 0, other)).toEqual({ outcome: 'unknown', stored: 0 })
    await put(luis, given, file.id, 0, first)
    expect(await put(pedro, deposited, file.id, 0, other)).toEqual({ outcome: 'unknown', stored: 0 })
    expect(await put(luis, given, file.id, PIECE_BYTES, rest)).toEqual({ outcome: 'whole', stored: bytes.length })
    expect((await read(pedro, caseId, file.id)).body.equals(first)).toBe(true)
  })

  test('of two deposited commands that name one file it is whose came first', async () => {
    const given = escalation([], luis)
    await take(luis, given)
    const { caseId } = given.payload
    const file = fileOf(first)
    const other = pdf(400)
    const earlier = dataFor(caseId, [file], pedro)
    const later = dataFor(caseId, [{ ...file, size: other.length, sha256: sha256(other) }], julian)
    expect(await take(pedro, earlier)).toMatchObject({ outcome: 'deposited' })
    expect(await take(julian, later)).toMatchObject({ outcome: 'deposited' })
    expect(await put(julian, later, file.id, 0, other)).toEqual({ outcome: 'unknown', stored: 0 })
    expect(await put(pedro, earlier, file.id, 0, first)).toEqual({ outcome: 'whole', stored: first.length })
    // Its coordinator has set the earlier one aside: its bytes make no room for what nobody has decided.
    await centre.client.query('delete from kept_command where command_id = $1', [earlier.id])
    expect(await put(julian, later, file.id, 0, other)).toEqual({ outcome: 'unknown', stored: 0 })
  })

  test('what others have kept of a file is looked up, and not searched for in their texts', async () => {
    const file = fileOf(first)
    const given = escalation([], luis)
    await take(luis, given)
    const kept = dataFor(given.payload.caseId, [file], pedro)
    expect(await take(pedro, kept)).toMatchObject({ outcome: 'deposited' })
    const asked = [[file.id], luis.userId]
    const found = await centre.client.query<{ body: string }>(OTHERS_NAMING, asked)
    expect(found.map(({ body }) => JSON.parse(body).id)).toEqual([kept.id])
    expect(await centre.client.query(OTHERS_NAMING, [[id()], luis.userId])).toEqual([])
    const plan = await centre.client.transaction('read committed', async (connection) => {
      // So few rows would be read one by one.
      await connection.query('set local enable_seqscan = off')
      return connection.query(`explain ${OTHERS_NAMING}`, asked)
    })
    expect(JSON.stringify(plan)).toMatch(/kept_command_names.*collected_command_names/)
  })

  test('a case that this program cannot read is none that is missing: a kept command gives no right to its files', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    await take(luis, given)
    const { caseId } = given.payload
    const other = pdf(400)
    const deposited = dataFor(caseId, [{ ...file, size: other.length, sha256: sha256(other) }], pedro)
    expect(await take(pedro, deposited)).toMatchObject({ outcome: 'deposited' })
    const written = 'update doc_case set schema = schema + $2::int where id = $1'
    await centre.client.query(written, [caseId, 100])
    expect(await put(pedro, deposited, file.id, 0, other)).toEqual({ outcome: 'unknown', stored: 0 })
    expect(await standing(pedro, deposited, file.id, deposited.id)).toMatchObject({ state: 'unknown' })
    await centre.client.query(written, [caseId, -100])
    expect(await put(luis, given, file.id, 0, first)).toEqual({ outcome: 'taken', stored: PIECE_BYTES })
  })

  test('what lies in the place of a file that its case names makes room for it, and is never read as it', async () => {
    const given = escalation([], luis)
    await take(luis, given)
    const { caseId } = given.payload
    const other = pdf(400)
    const file = fileOf(first)
    const deposited = dataFor(caseId, [{ ...file, size: other.length, sha256: sha256(other) }], pedro)
    await take(pedro, deposited)
    expect(await put(pedro, deposited, file.id, 0, other)).toMatchObject({ outcome: 'whole' })
    const named = dataFor(caseId, [file], luis)
    expect(await take(luis, named)).toMatchObject({ outcome: 'accepted' })
    expect(await read(pedro, caseId, file.id)).toMatchObject(MISSING)
    expect(await standing(luis, named, file.id, named.id)).toMatchObject({ state: 'lacking', stored: 0 })
    expect(await put(luis, named, file.id, 0, first)).toEqual({ outcome: 'whole', stored: first.length })
    expect((await read(pedro, caseId, file.id)).body.equals(first)).toBe(true)
  })

  test('each opening is a row of the log, by who opened it', async () => {
    const file = fileOf(bytes)
    const given = escalation([file], luis)
    await take(luis, given)
    await put(luis, given, file.id, 0, first)
    await put(luis, given, file.id, PIECE_BYTES, rest)
    await read(pedro, given.payload.caseId, file.id, 0)
    await read(pedro, given.payload.caseId, file.id, PIECE_BYTES)
    const rows = await centre.client.query<{ actor: string; versions: unknown }>(
      `select actor, versions from log where outcome = 'attachmentOpened' and versions::text like $1`,
      [`%${file.id}%`],
    )
    expect(rows).toEqual([
      {
        actor: pedro.userId,
        versions: [
          ['case', given.payload.caseId, 0],
          ['attachment', file.id, 1],
        ],
      },
    ])
  })

  test('a disabled person’s files follow their commands to the coordinator, by signature, and no others', async () => {
    const carmen = await signIn(centre.url, 'carmen')
    const admin = await signIn(centre.url, 'admin')
    await take(admin, command('user.disable', { userId: carmen.userId }, admin.userId))
    const file = fileOf(first)
    const given = escalation([file], carmen)
    const last = (kind: Parameters<SignedStore['signs']>[0], said: unknown) =>
      post(centre.url, '/last-delivery', carmen.signs(kind, said))
    const asked = [{ caseId: given.payload.caseId, id: file.id, command: given.id }]
    const piece = { ...asked[0], start: 0, bytes: first.toString('base64') }
    expect((await last('piece', piece)).body, 'before the command').toEqual({ outcome: 'unknown', stored: 0 })
    const pushed = await last('push', pushOf(carmen.store, [given]))
    expect(pushed.body.answers).toMatchObject([{ outcome: 'deposited' }])
    expect((await last('standing', { asked })).body.standing).toMatchObject([{ state: 'lacking' }])
    expect((await last('piece', piece)).body).toEqual({ outcome: 'whole', stored: first.length })
    expect(await read(carmen, given.payload.caseId, file.id)).toMatchObject({ status: 403 })
  })
})
