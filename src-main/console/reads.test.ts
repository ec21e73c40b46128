import { expect, test, vi } from 'vitest'
import type { SessionState } from '#shared/console/session.ts'
import { reads, whenUnlocked } from './reads.ts'
import type { Session } from './session.ts'
import type { StoreLink } from './store-link.ts'

/** A session with a store that answers what it is told to, when it is told to. */
function world() {
  const listeners = new Set<(state: SessionState) => void>()
  let state = { state: 'open' } as SessionState // nothing else is read of it
  let gate: Promise<unknown> = Promise.resolve()
  const asked: string[] = []
  const storeOf = (person: string) =>
    ({
      async query(name: string) {
        asked.push(name)
        await gate
        return `${name} of ${person}`
      },
    }) as unknown as StoreLink // of a store it takes no more
  let store: StoreLink | null = storeOf('luis')
  const session: Pick<Session, 'store' | 'locked' | 'watch'> = {
    store: () => store,
    locked: () => state.state === 'locked',
    watch(show) {
      listeners.add(show)
      show(state)
      return () => void listeners.delete(show)
    },
  }
  const become = (next: SessionState['state']) => {
    state = { state: next } as SessionState // as above
    for (const show of listeners) show(state)
  }
  return {
    session,
    asked,
    listeners,
    become,
    answersAfter(until: Promise<unknown>) {
      gate = until
    },
    isNow(person: string | null) {
      store = person === null ? null : storeOf(person)
    },
  }
}
const turn = () => new Promise<void>((resolve) => setTimeout(resolve))
const SEARCH = { text: 'Textiles' }

test('a question that comes while the console is locked is asked of the store when it is unlocked', async () => {
  const { session, asked, listeners, become } = world()
  become('locked')
  const told = vi.fn()
  const answer = reads(session).query('customers.search', SEARCH).then(told)
  await turn()
  expect(asked).toEqual([])
  become('open')
  await answer
  expect(told).toHaveBeenCalledWith('customers.search of luis')
  await turn()
  expect(listeners.size).toBe(0)
})

test('what was being read as the lock came is not handed to the locked page', async () => {
  const { session, asked, become, answersAfter } = world()
  let read = () => {}
  answersAfter(new Promise<void>((over) => (read = over)))
  const { query, watched } = reads(session)
  const told = vi.fn()
  const answer = query('cases.tray', {}).then(told)
  const shown = watched('cases.tray', {})()
  become('locked')
  read()
  expect(await shown).toBeUndefined()
  await turn()
  expect(told).not.toHaveBeenCalled()
  become('open')
  await answer
  expect(told).toHaveBeenCalledOnce()
  expect(asked).toHaveLength(3)
})

test('who signs out of a locked console, or leaves it to somebody else, is answered nothing', async () => {
  for (const next of [null, 'carmen']) {
    const { session, asked, become, isNow } = world()
    become('locked')
    const answer = reads(session).query('drafts.all', {})
    isNow(next)
    become(next === null ? 'signedOut' : 'open')
    await expect(answer).rejects.toThrow('no store is open')
    expect(asked).toEqual([])
  }
})

test('how the sync stands is told to a locked page too', async () => {
  const { session, become } = world()
  become('locked')
  expect(await reads(session).query('sync.status', {})).toBe('sync.status of luis')
  expect(await reads(session).watched('sync.status', {})()).toBe('sync.status of luis')
})

test('an unlock is told, and no other change of the session', () => {
  const { session, become } = world()
  const unlocked = vi.fn()
  whenUnlocked(session, unlocked)
  for (const state of ['signedOut', 'opening', 'open', 'locked', 'signedOut', 'open', 'locked'] as const) become(state)
  expect(unlocked).not.toHaveBeenCalled()
  become('open')
  expect(unlocked).toHaveBeenCalledOnce()
})
