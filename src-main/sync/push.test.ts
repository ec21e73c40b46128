import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CommandId, type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { type CentrePort, COMMAND_BYTES, PUSH_BYTES, type PushRequest } from '#shared/sync/protocol.ts'
import { memoryStorage } from '../store/memory/memory-storage.ts'
import { rememberedActor } from './actor.ts'
import { CentreProblem, TooLongOnTheWay } from './centre-errors.ts'
import { dispatch, enqueue } from './dispatch.ts'
import { resend } from './outbox.ts'
import { nextPush } from './push.ts'
import type { Replica } from './replica.ts'
import { sendOutbox } from './round.ts'

const newId = () => uuidv7(Date.now(), randomBytes(10))
const TIME = '2026-11-26T10:00:00.000Z'
const person = { id: newId(), login: 'ana', name: 'Ana', roles: ['advisor'], teamId: null, areas: [] } as never // as signed in
const identity = { store: newId() as StoreId, app: '0.1.0' } // a UUIDv7 by construction
const HEAD = { position: 1, chain: 'c' }
const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))

function store(): Replica {
  const { storage, actor } = rememberedActor(
    memoryStorage(() => null),
    model,
    person,
  )
  return { storage, model, actor, now: () => TIME, changed: () => {} }
}

/** A contact with twenty requests of this many letters of two bytes, which is within what a form takes; `more` is not. */
function contact({ actor }: Replica, letters: number, more = '') {
  const opened = { interactionId: newId(), customerId: null, channel: 'voice', direction: 'inbound', openedAt: TIME }
  const request = { kind: 'consulta', topic: 'T', text: 'ñ'.repeat(letters), branch: null, caseId: null, more }
  const requests = Array.from({ length: 20 }, () => ({ id: newId(), ...request }))
  const payload = { contact: opened, requests, disposition: { id: 'x', label: 'x' } }
  const body = { id: newId() as CommandId, name: 'interaction.register', actor: actor().id, at: TIME, payload } // as above
  return { ...body, madeWith: { app: '0.1.0', catalogue: 1 } }
}

/** A centre that takes requests of up to so many bytes, and how many commands each request had. */
function centreOf(most: number) {
  const asked: number[] = []
  const centre: CentrePort = {
    async push(request: PushRequest) {
      asked.push(request.commands.length)
      if (bytesOf(request) > most) throw new CentreProblem(413, 'request.malformed')
      const ids = request.commands.map((one) => (one as { id: CommandId }).id) // made above
      const answers = ids.map((id) => ({ id, outcome: 'accepted' as const, position: 1 }))
      return { kind: 'answers', answers, head: HEAD, time: TIME }
    },
    pull: () => Promise.reject(new Error('not asked here')),
    commonHead: () => Promise.reject(new Error('not asked here')),
  }
  return { centre, asked }
}

test('a push ends where it would be longer than a mebibyte', () => {
  const replica = store()
  for (let saved = 0; saved < 12; saved++)
    expect(dispatch(replica, contact(replica, 4_000))).toEqual({ ok: true, value: 'saved' })
  const push = nextPush(replica, identity.store, identity.app)
  expect(push?.commands).toHaveLength(6)
  expect(bytesOf(push)).toBeLessThanOrEqual(PUSH_BYTES)
  // What comes back from a lost history says more of each command, and has its room too.
  for (const row of replica.storage.commandsIn(['queued'])) replica.storage.patchCommand(row.id, { recovered: row.seq })
  const again = nextPush(replica, identity.store, identity.app)
  expect(again?.recovered?.map((one) => one.id)).toEqual(again?.commands.map((one) => (one as { id: string }).id))
  expect(bytesOf(again)).toBeLessThanOrEqual(PUSH_BYTES)
})

test('a command that alone is longer than a push goes alone', () => {
  const replica = store()
  enqueue(replica, contact(replica, 10, 'x'.repeat(60_000)))
  enqueue(replica, contact(replica, 10))
  expect(nextPush(replica, identity.store, identity.app)?.commands).toHaveLength(1)
})

test('what is too long for whoever stands before the centre goes by halves', async () => {
  const replica = store()
  for (let saved = 0; saved < 12; saved++) dispatch(replica, contact(replica, 1_000))
  const { centre, asked } = centreOf(200_000)
  expect(await sendOutbox(replica, centre, identity)).toBeNull()
  expect(asked).toEqual([12, 6, 3, 3, 3, 3])
  expect(replica.storage.countIn(['accepted'])).toBe(12)
})

test('one command that is not taken for its length alone stays, where a centre would take it', async () => {
  const replica = store()
  dispatch(replica, contact(replica, 1_000))
  const { centre, asked } = centreOf(10_000)
  await expect(sendOutbox(replica, centre, identity)).rejects.toThrow(CentreProblem)
  expect(asked).toEqual([1])
  expect(replica.storage.countIn(['queued'])).toBe(1)
})

test('what something before the centre does not let through holds back what waits for it, and nothing else', async () => {
  const replica = store()
  const before = contact(replica, 10)
  const long = contact(replica, 1_000)
  const note = { entryId: newId(), text: 'Llamó otra vez' }
  const onIt = {
    ...contact(replica, 10),
    name: 'interaction.addNote',
    payload: { ...note, contact: long.payload.contact },
  }
  const others = Array.from({ length: 8 }, () => contact(replica, 10))
  for (const body of [before, long, onIt, ...others]) expect(dispatch(replica, body).ok).toBe(true)
  const { centre, asked } = centreOf(20_000)
  const found = new Map()
  await expect(sendOutbox(replica, centre, identity, {}, found)).rejects.toThrow(TooLongOnTheWay)
  expect([...found.values()]).toMatchObject([
    { command: long.id, commandName: 'interaction.register', bytes: bytesOf(long), status: 413 },
  ])
  const states = [before, long, onIt, ...others].map(({ id }) => replica.storage.command(id)?.state)
  expect(states).toEqual(['accepted', 'queued', 'queued', ...others.map(() => 'accepted')])
  // What is saved later goes past it, and it is not sent again in vain.
  const later = contact(replica, 10)
  dispatch(replica, later)
  asked.length = 0
  await expect(sendOutbox(replica, centre, identity, {}, found)).rejects.toThrow(TooLongOnTheWay)
  expect(asked).toEqual([1])
  expect(replica.storage.command(later.id)?.state).toBe('accepted')
  // Once it gets through, all of it is there in its order.
  found.clear()
  const { centre: wide, asked: askedThen } = centreOf(COMMAND_BYTES)
  expect(await sendOutbox(replica, wide, identity, {}, found)).toBeNull()
  expect(askedThen).toEqual([2])
  expect(replica.storage.countIn(['queued'])).toBe(0)
})

test('a command that cannot be judged here waits for what it names, and stops nothing', async () => {
  const replica = store()
  const long = contact(replica, 1_000)
  const other = contact(replica, 10)
  for (const body of [long, other]) dispatch(replica, body)
  const register = model.commands.get('interaction.register')
  if (register === undefined) throw new Error('contacts are not registered')
  const touches = () => {
    throw new Error('a bug')
  }
  const commands = new Map(model.commands).set('interaction.register', { ...register, touches })
  const { centre } = centreOf(20_000)
  await expect(sendOutbox({ ...replica, model: { ...model, commands } }, centre, identity)).rejects.toThrow(
    TooLongOnTheWay,
  )
  expect(replica.storage.command(other.id)?.state).toBe('accepted')
})

test('what a lost history had accepted is passed by nothing, also where it does not get through', async () => {
  const replica = store()
  const long = contact(replica, 1_000)
  for (const body of [long, contact(replica, 10)]) dispatch(replica, body)
  replica.storage.patchCommand(long.id, { recovered: 3 })
  const { centre, asked } = centreOf(20_000)
  await expect(sendOutbox(replica, centre, identity)).rejects.toThrow(TooLongOnTheWay)
  expect(asked).toEqual([1])
  expect(replica.storage.countIn(['queued'])).toBe(2)
})

test('a command that no centre would take is refused when it is saved, and saves nothing', () => {
  const replica = store()
  const long = contact(replica, 10, 'x'.repeat(COMMAND_BYTES / 20))
  expect(dispatch(replica, long)).toEqual({ ok: false, error: { code: 'command.tooLong' } })
  expect(replica.storage.command(long.id)).toBeNull()
})

test('one that an earlier program saved goes to those to be corrected, and what comes after it is sent', async () => {
  const replica = store()
  const long = contact(replica, 10, 'x'.repeat(COMMAND_BYTES / 20))
  enqueue(replica, long)
  const after = contact(replica, 10)
  dispatch(replica, after)
  const { centre } = centreOf(COMMAND_BYTES)
  expect(await sendOutbox(replica, centre, identity)).toBeNull()
  expect(replica.storage.command(after.id)?.state).toBe('accepted')
  const aside = replica.storage.command(long.id)
  expect(aside).toMatchObject({ state: 'refused', rejection: { code: 'command.tooLong' }, body: long })

  // Sent again as it is, it is refused as at the form; made shorter, it goes.
  const made = () => newId() as CommandId // a UUIDv7 by construction
  expect(resend(replica, long.id, {}, made)).toEqual({ ok: false, error: { code: 'command.tooLong' } })
  expect(replica.storage.command(long.id)?.state).toBe('refused')
  const { payload } = contact(replica, 10)
  expect(resend(replica, long.id, { [long.id]: payload }, made)).toEqual({ ok: true, value: null })
  expect(nextPush(replica, identity.store, identity.app)?.commands).toMatchObject([{ payload }])
})
