import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type CommandId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import type { Answer, PullPage } from '#shared/sync/protocol.ts'
import { memoryStorage } from '../store/memory/memory-storage.ts'
import type { CommandState } from '../store/port.ts'
import { rememberedActor } from './actor.ts'
import { askedAfter } from './asked-after.ts'
import { takePage } from './pull.ts'
import type { Replica } from './replica.ts'

const TIME = '2026-11-26T10:00:00.000Z'
const newId = () => uuidv7(Date.now(), randomBytes(10)) as CommandId // a UUIDv7 by construction
const person = { id: newId(), login: 'ana', name: 'Ana', roles: ['advisor'], teamId: null, areas: [] } as never // as signed in

function store() {
  const { storage, actor } = rememberedActor(
    memoryStorage(() => null),
    model,
    person,
  )
  const replica: Replica = { storage, model, actor, now: () => TIME, changed: () => {} }
  const answers = new Map<CommandId, Answer>()
  return {
    storage,
    answers,
    /** So many commands that were answered so, and that the centre knows. */
    have(many: number, state: CommandState & Answer['outcome']): CommandId[] {
      return Array.from({ length: many }, () => {
        const body = { id: newId(), name: 'customer.create', actor: actor().id, at: TIME, payload: {} }
        const row = { id: body.id, body: { ...body, madeWith: { app: '0.1.0', catalogue: 1 } }, state, position: 1 }
        storage.appendCommand({
          ...row,
          ...{ recovered: null, collected: false, group: null, settledAt: null },
          rejection: null,
        })
        answers.set(row.id, {
          id: row.id,
          outcome: state,
          position: 1,
          rejection: { code: 'actor.disabled' },
        } as Answer) // of a state that is an outcome
        return row.id
      })
    },
    /** A whole pull: what was asked after, and answered. */
    pull(): readonly CommandId[] {
      const asked = askedAfter(storage)
      const known = asked.flatMap((id) => answers.get(id) ?? [])
      const page: PullPage = {
        ...{ kind: 'page', scopes: [], resync: [], rows: [], left: [], cursors: {}, complete: true, answers: known },
        ...{ head: { position: 1, chain: 'c' }, time: TIME },
      }
      takePage(replica, page, asked)
      return asked
    },
  }
}

test('what was accepted is confirmed however much lies with a coordinator', () => {
  const { storage, have, pull } = store()
  have(10_001, 'deposited')
  const [accepted = newId()] = have(1, 'accepted')
  pull()
  expect(storage.command(accepted)?.state).toBe('settled')
  expect(storage.countIn(['deposited'])).toBe(10_001)
})

test('all that lies undecided at the centre has its turn, and then again', () => {
  const { have, pull } = store()
  const undecided = [...have(1_200, 'deposited'), ...have(300, 'held')]
  expect([...pull(), ...pull()]).toEqual(undecided)
  expect(pull()).toEqual(undecided.slice(0, 1_000))
})

test('what was not asked after is not taken for lost when one before it is decided', () => {
  const { storage, answers, have, pull } = store()
  const [first = newId()] = have(1_200, 'deposited')
  answers.set(first, { id: first, outcome: 'refused', position: 1, rejection: { code: 'command.setAside' } })
  pull()
  expect(storage.command(first)?.state).toBe('refused')
  expect(storage.countIn(['deposited'])).toBe(1_199)
  // Asked after and not known any more, it goes to the centre again.
  const [lost = newId()] = storage.undecided(1_100, 1).map((row) => row.id)
  answers.delete(lost)
  pull()
  expect(storage.command(lost)?.state).toBe('queued')
  expect(storage.countIn(['deposited'])).toBe(1_198)
})
