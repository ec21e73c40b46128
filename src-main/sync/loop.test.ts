import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CommandId, type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import type { CentrePort, PullRequest, PushRequest } from '#shared/sync/protocol.ts'
import { memoryStorage } from '../store/memory/memory-storage.ts'
import { rememberedActor } from './actor.ts'
import { CentreProblem, CentreUnreachable } from './centre-errors.ts'
import { dispatch } from './dispatch.ts'
import { startSyncLoop } from './loop.ts'
import type { Replica } from './replica.ts'

const newId = () => uuidv7(Date.now(), randomBytes(10))
const TIME = '2026-11-26T10:00:00.000Z'
const person = { id: newId(), login: 'ana', name: 'Ana', roles: ['advisor'], teamId: null, areas: [] } as never // as signed in
const HEAD = { position: 1, chain: 'c' }

/** A loop over a centre that accepts everything, a clock that is set by hand, and what the centre was asked. */
function looping() {
  let now = 0
  const timers = new Set<{ at: number; call: () => void }>()
  const asked: string[] = []
  let up = true
  let forgets = false
  let held: Promise<void> | null = null
  let most = Number.POSITIVE_INFINITY
  const taken = new Set<CommandId>()
  const answer = async <T>(what: string, value: T): Promise<T> => {
    asked.push(what)
    const until = held
    held = null
    await until
    if (!up) throw new CentreUnreachable('away')
    return value
  }
  const centre: CentrePort = {
    push: ({ commands }: PushRequest) => {
      if (JSON.stringify(commands).length > most) {
        asked.push(`too long ${commands.length}`)
        return Promise.reject(new CentreProblem(413, 'request.tooLong'))
      }
      const ids = commands.map((one) => (one as { id: CommandId }).id) // dispatched below
      for (const id of ids) taken.add(id)
      const answers = ids.map((id) => ({ id, outcome: 'accepted' as const, position: 1 }))
      return answer(`push ${ids.length}`, { kind: 'answers' as const, answers, head: HEAD, time: TIME })
    },
    pull: ({ unsettled }: PullRequest) => {
      const known = forgets ? [] : unsettled.filter((id) => taken.has(id))
      forgets = false
      return answer(`pull ${unsettled.length}`, {
        kind: 'page' as const,
        scopes: [],
        resync: [],
        rows: [],
        left: [],
        cursors: {},
        complete: true,
        answers: known.map((id) => ({ id, outcome: 'accepted' as const, position: 1 })),
        head: HEAD,
        time: TIME,
      })
    },
    commonHead: () => Promise.reject(new Error('not asked here')),
  }
  const { storage, actor } = rememberedActor(
    memoryStorage(() => null),
    model,
    person,
  )
  const replica: Replica = { storage, model, actor, now: () => TIME, changed: () => {} }
  const loop = startSyncLoop(
    replica,
    centre,
    { store: newId() as StoreId, app: '0.1.0' }, // a UUIDv7 by construction
    { now: () => TIME, centre: () => TIME, today: () => TIME, heard: () => {} },
    {
      monotonic: () => now,
      random: () => 0.5,
      after(ms, call) {
        const timer = { at: now + ms, call }
        timers.add(timer)
        return () => timers.delete(timer)
      },
    },
    (failure) => asked.push(String(failure)),
  )
  return {
    loop,
    asked,
    down: () => {
      up = false
    },
    up: () => {
      up = true
    },
    /** The next pull knows nothing of what was answered before: the centre went back in time. */
    forget: () => {
      forgets = true
    },
    /** The next request is answered, or refused, only when the returned function is called. */
    hold(): () => void {
      let go = () => {}
      held = new Promise((resolve) => {
        go = resolve
      })
      return () => go()
    },
    /** Something before the centre lets through requests of so many bytes. */
    lets(bytes: number) {
      most = bytes
    },
    save(notes = '') {
      const card = { identifiers: [], phones: [], emails: [], city: '', notes }
      const payload = { customerId: newId(), type: 'company', name: 'Textiles', ...card }
      const body = { id: newId() as CommandId, name: 'customer.create', actor: actor().id, at: TIME } // as above
      const saved = dispatch(replica, { ...body, payload, madeWith: { app: '0.1.0', catalogue: 1 } })
      expect(saved).toEqual({ ok: true, value: 'saved' })
      loop.saved()
    },
    waiting: () => storage.countIn(['queued', 'accepted']),
    /** Lets so many milliseconds pass, and what is due in them happen. */
    async pass(ms: number) {
      const until = now + ms
      for (;;) {
        for (let turn = 0; turn < 20; turn++) await Promise.resolve()
        const [next] = [...timers].sort((a, b) => a.at - b.at)
        if (next === undefined || next.at > until) break
        timers.delete(next)
        now = Math.max(now, next.at)
        next.call()
      }
      now = until
    },
  }
}

test('a save is sent at once, and confirmed together with those that come within moments', async () => {
  const { loop, asked, save, waiting, pass } = looping()
  loop.begin()
  await pass(0)
  expect(asked.splice(0)).toEqual(['pull 0'])
  for (let saved = 0; saved < 3; saved++) {
    save()
    await pass(10)
  }
  expect(asked.splice(0)).toEqual(['push 1', 'push 1', 'push 1'])
  expect(waiting()).toBe(3)
  await pass(80)
  expect(asked.splice(0)).toEqual(['pull 3'])
  expect(waiting()).toBe(0)
  await pass(20_000)
  expect(asked).toEqual([])
})

test('saves that never end do not put off their confirming', async () => {
  const { loop, asked, save, pass } = looping()
  loop.begin()
  await pass(0)
  for (let saved = 0; saved < 30; saved++) {
    save()
    await pass(10)
  }
  expect(asked.filter((one) => one.startsWith('pull')).length).toBeGreaterThanOrEqual(3)
})

test('news brings a whole round also while a save waits to be confirmed', async () => {
  const { loop, asked, save, pass } = looping()
  loop.begin()
  await pass(0)
  save()
  await pass(10)
  asked.length = 0
  loop.nudge()
  await pass(0)
  expect(asked.splice(0)).toEqual(['pull 1'])
  await pass(200)
  expect(asked).toEqual([])
})

test('what the centre does not know any more is delivered again in the same round, not at the next news', async () => {
  const { loop, asked, save, forget, waiting, pass } = looping()
  loop.begin()
  await pass(0)
  save()
  await pass(10)
  asked.length = 0
  forget()
  await pass(100)
  expect(asked).toEqual(['pull 1', 'push 1', 'pull 1'])
  expect(waiting()).toBe(0)
})

test('a save that comes before the first round, or while the centre is away, is sent by a whole one', async () => {
  const { loop, asked, save, down, pass } = looping()
  save()
  await pass(1_000)
  expect(asked).toEqual([])
  loop.begin()
  await pass(0)
  expect(asked.splice(0)).toEqual(['push 1', 'pull 1'])
  down()
  save()
  await pass(0)
  expect(asked.splice(0)).toEqual(['push 1'])
  expect(loop.status().connection).toBe('offline')
  save()
  await pass(1_000)
  expect(asked).toEqual(['push 2'])
})

test('when the network is back the next round is at once, whatever the back-off had come to', async () => {
  const { loop, asked, down, up, pass } = looping()
  loop.begin()
  await pass(0)
  down()
  await pass(600_000)
  expect(loop.status().connection).toBe('offline')
  up()
  asked.length = 0
  loop.nudge()
  await pass(0)
  expect(asked).toEqual(['pull 0'])
  expect(loop.status().connection).toBe('online')
})

test('a network that comes back during a try over the lost way has its own try a second after', async () => {
  const { loop, asked, down, up, hold, pass } = looping()
  loop.begin()
  await pass(0)
  down()
  await pass(600_000)
  const fail = hold()
  await pass(60_000)
  loop.nudge()
  fail()
  await pass(0)
  expect(loop.status().connection).toBe('offline')
  up()
  asked.length = 0
  await pass(1_000)
  expect(asked).toEqual(['pull 0'])
  expect(loop.status().connection).toBe('online')
})

test('what does not get through is said with its length, tried again within minutes, and stops nothing else', async () => {
  const { loop, asked, save, lets, waiting, pass } = looping()
  loop.begin()
  await pass(0)
  lets(1_000)
  save('ñ'.repeat(1_500))
  await pass(0)
  asked.length = 0
  save()
  await pass(100)
  expect(asked).toEqual(['push 1', 'pull 2'])
  expect(waiting()).toBe(1)
  expect(loop.status()).toMatchObject({ connection: 'online', heldBack: [{ name: 'customer.create' }] })
  expect(loop.status().heldBack[0]?.bytes).toBeGreaterThan(3_000)
  asked.length = 0
  await pass(60_000)
  // What others do is fetched meanwhile, and the long one is not sent again with every round.
  expect(asked).toEqual(['pull 1', 'pull 1'])
  await pass(300_000)
  expect(asked.filter((one) => one.startsWith('too long'))).toEqual(['too long 1'])
  expect(asked.filter((one) => one.startsWith('Error'))).toHaveLength(1)
  lets(10_000)
  await pass(330_000)
  expect(waiting()).toBe(0)
  expect(loop.status().heldBack).toEqual([])
})
