import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ATTACHMENT_LIMITS, PIECE_BYTES } from '#shared/attachments/limits.ts'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'
import { newDatabase } from '../../support/databases.ts'
import { type Gate, gate } from '../../support/gate.ts'
import { command, post, pushOf, signIn } from '../identity/caller.ts'
import { add, added, all, escalated, pdf, readAll } from './files.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('what becomes of a file, with $name', ({ database }) => {
  let centre: TestCentre
  let way: Gate
  let luis: TestConsole
  const consoles: TestConsole[] = []

  const opened = async (login: string, folder?: string) => {
    const one = testConsole(way.url, folder)
    consoles.push(one)
    expect(await one.call('session.signIn', { login, password: PASSWORD })).toMatchObject({ ok: true })
    await one.until('sync.status', {}, (status) => status.connection === 'online')
    return one
  }
  const wholeAtCentre = (id: string) =>
    centre.client.query('select 1 from attachment where id = $1 and whole_at is not null', [id])

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    way = await gate(centre.url)
    luis = await opened('luis')
  })
  afterAll(async () => {
    for (const one of consoles) await one.stop()
    for (const one of consoles) one.remove()
    await way.end()
    await centre.close()
  })

  test('what cannot be taken is refused with why, and leaves nothing', async () => {
    const code = async (name: string, bytes: Uint8Array) => {
      const answer = await add(luis, 'lugar', name, bytes)
      return answer.ok ? 'taken' : answer.error.code
    }
    expect(await code('programa.exe', pdf(20))).toBe('attachment.type')
    expect(await code('foto.png', pdf(20))).toBe('attachment.content')
    expect(await code('nada.txt', new Uint8Array(0))).toBe('attachment.empty')
    const large = { id: newId(), place: 'lugar', name: 'a.pdf', size: ATTACHMENT_LIMITS.bytes + 1 }
    expect(await luis.call('attachment.begin', large as never)).toMatchObject({
      error: { code: 'attachment.tooLarge', facts: { name: 'a.pdf', megabytes: 10 } },
    })
    expect(await luis.query('attachments.inPlace', { place: 'lugar' })).toEqual([])
    for (let count = 0; count < ATTACHMENT_LIMITS.perCommand; count++)
      expect(await code(`${count}.pdf`, pdf(20))).toBe('taken')
    expect(await code('de más.pdf', pdf(20))).toBe('attachment.tooMany')
  })

  test('one that is taken out, or whose form is let go, is not there any more', async () => {
    const one = await added(luis, 'borrador/campo', 'una.pdf', pdf(50))
    await added(luis, 'borrador/campo', 'dos.pdf', pdf(50))
    await luis.call('attachment.remove', { id: one.id })
    const left = await luis.query('attachments.inPlace', { place: 'borrador/campo' })
    expect(left.map((file) => file.name)).toEqual(['dos.pdf'])
    await luis.call('draft.drop', { contact: 'borrador' })
    expect(await luis.query('attachments.inPlace', { place: 'borrador/campo' })).toEqual([])
    expect(await luis.call('attachment.read', { id: one.id, start: 0 })).toMatchObject({ ok: false })
    const caseId = newId()
    const escalation = { caseId, radicado: null, area: 'operaciones', description: 'd', attachments: [one] }
    expect(await luis.act('case.addNote', { ...escalation, entryId: newId(), text: 'x' })).toEqual({
      ok: false,
      error: { code: 'attachment.notHere', facts: { name: 'una.pdf' } },
    })
  })

  test('what goes on in another contact has its files there, also one that is coming in', async () => {
    const one = await added(luis, 'llamada/campo', 'una.pdf', pdf(50))
    await added(luis, 'llamada-otra/campo', 'otra.pdf', pdf(50))
    const coming = { id: newId(), place: 'llamada/campo', name: 'dos.pdf', size: 50 }
    expect(await luis.call('attachment.begin', coming as never)).toMatchObject({ ok: true })
    await luis.call('draft.drop', { contact: 'llamada', to: 'propia' })
    expect(await luis.call('attachment.piece', { id: coming.id, start: 0, bytes: pdf(50) } as never)).toMatchObject({
      ok: true,
    })
    expect(await luis.call('attachment.finish', { id: coming.id } as never)).toMatchObject({ ok: true })
    const there = await luis.query('attachments.inPlace', { place: 'propia/campo' })
    expect(there.map(({ id }) => id).toSorted()).toEqual([one.id, coming.id].toSorted())
    expect(await luis.query('attachments.inPlace', { place: 'llamada/campo' })).toEqual([])
    expect(await luis.query('attachments.inPlace', { place: 'llamada-otra/campo' })).toHaveLength(1)
    await luis.call('draft.drop', { contact: 'propia' })
    await luis.call('draft.drop', { contact: 'llamada-otra' })
  })

  test('the area answers with a file, and the advisor opens it', async () => {
    const caseId = await escalated(luis, [])
    const pedro = await opened('pedro')
    await pedro.until('cases.get', { id: caseId }, (one) => one?.pending === 'settled')
    expect(await pedro.act('case.take', { caseId, entryId: newId() })).toMatchObject({ ok: true })
    const taken = await pedro.until('cases.get', { id: caseId }, (one) => one?.doc.state === 'inProgress')
    const bytes = pdf(PIECE_BYTES * 2)
    const file = await added(pedro, `case:${caseId}:case.answer`, 'Respuesta.pdf', bytes)
    const seen = taken?.doc.entries.at(-1)?.id ?? null
    const answer = { caseId, entryId: newId(), answer: 'Va adjunto', seen, attachments: [file] }
    expect(await pedro.act('case.answer', answer)).toMatchObject({ ok: true })
    await luis.until('cases.get', { id: caseId }, (one) => one?.doc.state === 'answered')
    await luis.call('attachment.ask', { caseId })
    const [shown] = await luis.until('attachments.ofCase', { caseId }, all('kept'))
    expect(shown).toMatchObject({ name: 'Respuesta.pdf', entryId: answer.entryId, here: false })
    expect(await luis.call('attachment.fetch', { caseId, id: file.id })).toMatchObject({ ok: true })
    expect((await readAll(luis, file.id)).equals(bytes)).toBe(true)
  })

  test('a case that is read at the centre and kept nowhere has its files brought by whoever may, and by nobody else', async () => {
    const bytes = pdf(PIECE_BYTES + 20)
    const file = await added(luis, 'antiguo', 'Antiguo.pdf', bytes)
    const caseId = await escalated(luis, [file])
    await luis.until('attachments.ofCase', { caseId }, all('kept'))
    const closed = JSON.stringify({ state: 'closed', closedAt: '2025-01-02T15:00:00.000Z' })
    await centre.client.query('update doc_case set doc = doc || $2::jsonb where id = $1', [caseId, closed])
    const another = await opened('luis')
    const pedro = await opened('pedro')
    for (const one of [another, pedro]) {
      await one.until('sync.status', {}, (status) => status.syncedAt !== null)
      expect(await one.query('cases.get', { id: caseId })).toBeNull()
    }
    const asked = { caseId, id: file.id, named: file }
    expect(await another.call('attachment.fetch', { caseId, id: file.id }), 'is not known by its id').toMatchObject({
      error: { code: 'document.unknown' },
    })
    way.close()
    expect(await another.call('attachment.fetch', asked)).toMatchObject({ error: { code: 'centre.unreachable' } })
    way.open()
    expect(await another.call('attachment.fetch', asked)).toEqual({ ok: true, value: null })
    expect((await readAll(another, file.id)).equals(bytes)).toBe(true)
    expect(await pedro.call('attachment.fetch', asked)).toEqual({
      ok: false,
      error: { code: 'attachment.notForYou', facts: { name: 'Antiguo.pdf' } },
    })
  })

  test('a fact that breaks a rule still hands its files over', async () => {
    const caseId = await escalated(luis, [])
    await luis.until('cases.get', { id: caseId }, (one) => one?.pending === 'settled')
    const file = await added(luis, 'datos', 'datos.pdf', pdf(100))
    const data = { caseId, entryId: newId(), data: 'Lo pedido', attachments: [file] }
    expect(await luis.act('case.provideData', data)).toMatchObject({ ok: true })
    await luis.until('attachments.ofCase', { caseId }, all('kept'))
    expect(await wholeAtCentre(file.id)).toHaveLength(1)
  })

  test('what the centre lost is sent again after it went back', async () => {
    const bytes = pdf(PIECE_BYTES + 10)
    const file = await added(luis, 'vuelta', 'vuelta.pdf', bytes)
    const caseId = await escalated(luis, [file])
    await luis.until('attachments.ofCase', { caseId }, all('kept'))
    await centre.client.query('delete from attachment where id = $1', [file.id])
    await centre.engine.beginRecovery()
    await luis.call('sync.now', {})
    await luis.until('sync.status', {}, (status) => status.connection === 'recovering')
    await centre.engine.endRecovery()
    await vi.waitUntil(async () => (await wholeAtCentre(file.id)).length === 1, { timeout: 20_000 })
  })

  test('what the centre lost without notice is sent again when its console opens', async () => {
    const file = await added(luis, 'corte', 'corte.pdf', pdf(300))
    const caseId = await escalated(luis, [file])
    await luis.until('attachments.ofCase', { caseId }, all('kept'))
    await centre.client.query('delete from attachment where id = $1', [file.id])
    await luis.stop()
    luis = await opened('luis', luis.folder)
    await vi.waitUntil(async () => (await wholeAtCentre(file.id)).length === 1, { timeout: 20_000 })
  })

  test('what is not delivered counts at the sign-out', async () => {
    const file = await added(luis, 'salida', 'salida.pdf', pdf(300))
    const held = way.holdAfter(0)
    const caseId = await escalated(luis, [file])
    await held
    await luis.until('sync.status', {}, (status) => status.pending === 0)
    expect(await luis.call('session.signOut', { leave: false })).toMatchObject({
      error: { code: 'session.undelivered', facts: { count: 1 } },
    })
    way.close()
    way.open()
    await luis.call('sync.now', {})
    await luis.until('attachments.ofCase', { caseId }, all('kept'))
  })

  test('a person disabled meanwhile has their files delivered with their last commands', async () => {
    const carmen = await opened('carmen')
    const state = carmen.state()
    const userId = state.state === 'open' ? state.person.id : ''
    const file = await added(carmen, 'ultima', 'ultima.pdf', pdf(PIECE_BYTES + 1))
    way.close()
    await escalated(carmen, [file])
    const admin = await signIn(centre.url, 'admin')
    const disabling = command('user.disable', { userId }, admin.userId)
    const recovery = await centre.engineParts.store.snapshot((transaction) => transaction.recovery())
    const push = { ...pushOf(admin.store, [disabling]), heard: recovery?.id ?? null }
    const disabled = await post(centre.url, '/push', push, admin.access)
    expect(disabled.body.answers).toMatchObject([{ outcome: 'accepted' }])
    way.open()
    await carmen.call('sync.now', {})
    await vi.waitUntil(() => carmen.state().state === 'signedOut', { timeout: 20_000 })
    expect(carmen.state()).toMatchObject({ because: 'disabled' })
    expect(await wholeAtCentre(file.id)).toHaveLength(1)
  })
})
