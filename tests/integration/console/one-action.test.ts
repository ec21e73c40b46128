import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { newId, type TestConsole, testConsole } from '../../support/console.ts'

let centre: TestCentre
let luis: TestConsole
let carmen: TestConsole
let pedro: TestConsole

beforeAll(async () => {
  centre = await testCentre()
  luis = testConsole(centre.url)
  carmen = testConsole(centre.url)
  pedro = testConsole(centre.url)
})
afterAll(async () => {
  for (const console of [luis, carmen, pedro]) {
    await console.stop()
    console.remove()
  }
  await centre.close()
})

const customerId = newId()
const contact = {
  interactionId: newId(),
  customerId,
  channel: 'voice',
  direction: 'inbound',
  openedAt: new Date().toISOString(),
}
const caseId = newId()

test('a wrong password is refused and says nothing else', async () => {
  expect(await luis.call('session.signIn', { login: 'luis', password: 'no es esta' })).toEqual({
    ok: false,
    error: { code: 'session.wrongPassword' },
  })
  expect(await luis.call('session.signIn', { login: 'nadie', password: 'no es esta' })).toEqual({
    ok: false,
    error: { code: 'session.wrongPassword' },
  })
  expect(luis.state().state).toBe('signedOut')
})

test('an advisor signs in, and the directory arrives', async () => {
  expect(await luis.call('session.signIn', { login: 'luis', password: PASSWORD })).toEqual({ ok: true, value: null })
  expect(luis.state()).toMatchObject({ state: 'open', person: { name: 'Luis Cárdenas' } })
  const users = await luis.until('directory.users', {}, (all) => all.length === 7)
  expect(users.map((one) => one.doc.name)).toContain('Ana Mejía')
})

test('creates a customer, registers and escalates; the centre has it and a second console sees it', async () => {
  const { value: number } = (await luis.call('numbers.take', {})) as { value: { number: string } }
  expect(number.number).toMatch(/^\d+$/)
  expect(
    await luis.act('customer.create', {
      customerId,
      type: 'company',
      name: 'Textiles del Valle SAS',
      identifiers: [{ type: 'nit', number: '900123456' }],
      phones: [],
      emails: [],
      city: 'Cali',
      notes: '',
    }),
  ).toMatchObject({ ok: true, value: { outcome: 'saved' } })
  const request = {
    id: newId(),
    kind: 'requerimiento',
    topic: 'Certificados',
    text: 'Pide un certificado',
    branch: null,
    caseId: null,
  }
  expect(
    await luis.act('case.escalate', {
      caseId,
      radicado: number.number,
      contact,
      request,
      area: 'operaciones',
      description: 'Pide el certificado de saldo',
      answerBy: 'email',
      priority: 'normal',
    }),
  ).toMatchObject({ ok: true })
  expect(
    await luis.act('interaction.register', {
      contact,
      requests: [],
      disposition: { id: 'entrada.escalado', label: 'Escalado' },
    }),
  ).toMatchObject({ ok: true })

  await luis.until('sync.status', {}, (status) => status.connection === 'online' && status.pending === 0)
  await carmen.call('session.signIn', { login: 'carmen', password: PASSWORD })
  const found = await carmen.until('customers.search', { text: 'valle textiles' }, (page) => page.rows.length === 1)
  expect(found.rows[0]?.doc.name).toBe('Textiles del Valle SAS')
  const seen = await carmen.until('cases.get', { id: caseId as never }, (one) => one !== null)
  expect(seen?.doc).toMatchObject({ state: 'escalated', radicado: number.number })
})

test('the area takes and answers the case; the advisor sees the answer', async () => {
  await pedro.call('session.signIn', { login: 'pedro', password: PASSWORD })
  await pedro.until('cases.tray', { filter: 'area' }, (page) => page.rows.length === 1)
  expect(await pedro.act('case.take', { caseId, entryId: newId() })).toMatchObject({
    ok: true,
    value: { outcome: 'granted' },
  })
  const taken = await pedro.until('cases.get', { id: caseId as never }, (one) => one?.doc.state === 'inProgress')
  expect(
    await pedro.act('case.answer', {
      caseId,
      entryId: newId(),
      answer: 'Va adjunto',
      seen: taken?.doc.entries.at(-1)?.id ?? null,
    }),
  ).toMatchObject({ ok: true })
  await luis.until('cases.get', { id: caseId as never }, (one) => one?.doc.state === 'answered')
  // What waits for whom: it is told to the customer by its advisor, and by nobody else.
  await luis.until('cases.waiting', {}, ({ rows, total }) => total === 1 && rows[0]?.doc.id === caseId)
  await pedro.until('cases.waiting', {}, ({ total }) => total === 0)
})

test('a case that its workstation had no number for gets one from the centre; one with another case’s number gets a free one', async () => {
  const known = await luis.until('cases.get', { id: caseId as never }, (one) => one !== null)
  for (const radicado of [null, known?.doc.radicado]) {
    const another = newId()
    await luis.act('case.escalate', {
      caseId: another,
      radicado,
      contact: { ...contact, interactionId: newId() },
      request: { id: newId(), kind: 'queja', topic: 'Otros', text: 'Otra', branch: null, caseId: null },
      area: 'operaciones',
      description: 'Otra',
      answerBy: 'email',
      priority: 'normal',
    })
    await luis.until('sync.status', {}, (status) => status.pending === 0)
    const seen = await luis.until('cases.get', { id: another as never }, (one) => one?.pending === 'settled')
    expect(seen?.doc.radicado).toMatch(/^\d+$/)
    expect(seen?.doc.radicado).not.toBe(known?.doc.radicado)
    expect(seen?.doc.breaches).toMatchObject(radicado === null ? [] : [{ rule: 'case.numberTaken', told: radicado }])
  }
})

test('two people edit one customer: the second is refused with both texts, and finds theirs in por corregir', async () => {
  const { createHash } = await import('node:crypto')
  const replaces = createHash('sha256').update('Textiles del Valle SAS').digest('hex')
  await carmen.act('customer.edit', { customerId, name: { text: 'Textiles del Valle S.A.', replaces } })
  await luis.act('customer.edit', { customerId, name: { text: 'Textiles Valle', replaces } })
  const consoles = [luis, carmen]
  await Promise.all(
    consoles.map((one) =>
      one.until('sync.status', {}, (status) => status.pending === 0 && status.connection === 'online'),
    ),
  )
  const refused = (await Promise.all(consoles.map((one) => one.query('outbox.refused', {}))))
    .flatMap(({ rows }) => rows)
    .flatMap(({ commands }) => commands)
  // Who saw the other's words in time is refused at the form and has nothing to correct.
  expect(refused.length).toBeLessThanOrEqual(1)
  for (const row of refused) expect(row.rejection).toMatchObject({ code: 'text.changedMeanwhile' })
})

test('two people change the telephones of one customer: what each added is there, and one corrected twice is told', async () => {
  const phone = (last: number, extension: string | null = null) => ({ number: `310555010${last}`, extension })
  const phonesSeen = async (one: typeof luis, expected: readonly unknown[]) => {
    const seen = await one.until(
      'customers.get',
      { id: customerId as never },
      (card) => card?.pending === 'settled' && card.doc.phones.length === expected.length,
    )
    expect(seen?.doc.phones).toEqual(expected)
  }
  await luis.act('customer.edit', { customerId, phones: [phone(1)], was: { phones: [] } })
  await phonesSeen(carmen, [phone(1)])
  const was = { phones: [phone(1)] }
  // Each from the card as it was: as offline, whoever's comes second finds the other's there.
  await carmen.act('customer.edit', { customerId, phones: [phone(1), phone(2)], was })
  await phonesSeen(luis, [phone(1), phone(2)])
  expect(await luis.act('customer.edit', { customerId, phones: [phone(3), phone(1, '12')], was })).toMatchObject({
    ok: true,
  })
  for (const one of [luis, carmen]) await phonesSeen(one, [phone(3), phone(1, '12'), phone(2)])
  expect(await carmen.act('customer.edit', { customerId, phones: [phone(1, '13')], was })).toMatchObject({
    ok: false,
    error: {
      code: 'list.changedMeanwhile',
      facts: { field: 'phones', theirs: '3105550101 ext 12', yours: '3105550101 ext 13' },
    },
  })
})

test('the lock keeps the store and asks for the password', async () => {
  await luis.call('session.lock', {})
  expect(await luis.act('customer.create', {})).toEqual({ ok: false, error: { code: 'session.locked' } })
  // What the phone writes by itself goes on, as the calls do.
  const about = { customerId: null, channel: 'voice', direction: 'inbound', openedAt: new Date().toISOString() }
  const call = { number: '3105550142', queue: null, video: false, consults: null }
  expect(await luis.act('call.rang', { contact: { interactionId: newId(), ...about }, ...call })).toMatchObject({
    ok: true,
  })
  expect(await luis.call('draft.put', { contact: 'a', field: 'notes', text: 'A medio' })).toMatchObject({ ok: true })
  expect(await luis.call('phone.calls', {})).not.toMatchObject({ error: { code: 'session.locked' } })
  expect(await luis.call('session.unlock', { password: 'otra' })).toMatchObject({
    ok: false,
    error: { code: 'session.wrongPasswordHere' },
  })
  expect(await luis.call('session.unlock', { password: PASSWORD })).toMatchObject({ ok: true })
})

test('a locked console reads nothing for a page, and answers all of it when it is unlocked', async () => {
  const search = { text: 'textiles valle' }
  const shown: string[] = []
  const stop = luis.watch('customers.search', search, ({ rows }) => shown.push(rows[0]?.doc.city ?? 'none'))
  await vi.waitFor(() => expect(shown).toEqual(['Cali']))
  await luis.call('session.lock', {})
  const later = vi.fn()
  const stopLater = luis.watch('cases.get', { id: caseId as never }, later)
  const asked = vi.fn()
  const answer = luis.query('drafts.all', {}).then(asked)
  // The sync goes on beneath: what a colleague changes meanwhile comes to the store, and to no page.
  const synced = (await luis.query('sync.status', {})).syncedAt ?? ''
  await carmen.act('customer.edit', { customerId, city: 'Palmira' })
  await carmen.until('sync.status', {}, ({ pending, connection }) => pending === 0 && connection === 'online')
  await luis.call('sync.now', {})
  await luis.until('sync.status', {}, ({ syncedAt }) => (syncedAt ?? '') > synced)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(shown).toEqual(['Cali'])
  for (const told of [later, asked]) expect(told).not.toHaveBeenCalled()
  await luis.call('session.unlock', { password: PASSWORD })
  await answer
  await vi.waitFor(() => expect(shown).toEqual(['Cali', 'Palmira']))
  await vi.waitFor(() => expect(later).toHaveBeenCalled())
  expect(asked).toHaveBeenCalledOnce()
  stop()
  stopLater()
})

test('a locked console does no act of its person, here or at the centre', async () => {
  const admin = testConsole(centre.url)
  await admin.call('session.signIn', { login: 'admin', password: PASSWORD })
  const users = await admin.until('directory.users', {}, (all) => all.length === 7)
  const userId = users.find(({ doc }) => doc.login === 'luis')?.doc.id ?? ''
  await admin.call('session.lock', {})
  const locked = { ok: false, error: { code: 'session.locked' } }
  const first = { userId, login: 'luis', password: 'tomada desde la pantalla' }
  expect(await admin.call('central.setInitialPassword', first)).toEqual(locked)
  expect(await admin.call('central.revokeSessions', { userId })).toEqual(locked)
  expect(await admin.call('session.changePassword', { current: PASSWORD, next: 'otra-clave-2026' })).toEqual(locked)
  expect(await admin.call('outbox.discard', { group: newId() })).toEqual(locked)
  expect(await admin.call('numbers.take', {})).toEqual(locked)
  expect(await admin.call('session.unlock', { password: PASSWORD })).toMatchObject({ ok: true })
  expect(await admin.call('numbers.take', {})).toMatchObject({ ok: true })
  await admin.stop()
  admin.remove()
})
