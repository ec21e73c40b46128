import { expect, test } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import type { SessionState } from '#shared/console/session.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { whenUnlocked } from './when-unlocked.ts'

/** A console that is locked, and what it was given. */
function locked() {
  let state = 'locked' as SessionState['state']
  const watching = new Set<(state: SessionState) => void>()
  const told = (show: (state: SessionState) => void) => show({ state } as SessionState) // nothing else is read of it
  const given: { name: string; id: string | undefined }[] = []
  const console = {
    async dispatch(name, _payload, id) {
      given.push({ name, id })
      return state === 'open' ? ok({ commandId: id, outcome: 'saved', radicado: null }) : reject('session.locked')
    },
    async call(verb) {
      given.push({ name: verb, id: undefined })
      return state === 'open' ? ok(null) : reject('session.locked')
    },
    watchSession(show) {
      watching.add(show)
      told(show)
      return () => watching.delete(show)
    },
  } as Partial<Console> as Console // of a console it takes no more
  return {
    given,
    watching,
    console: whenUnlocked(console),
    becomes(next: SessionState['state']) {
      state = next
      for (const show of watching) told(show)
    },
  }
}
const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

test('what is given while the console is locked is taken when it is unlocked, as one command', async () => {
  const { console, given, watching, becomes } = locked()
  const answer = console.dispatch('interaction.register', {})
  await turn()
  expect(given).toHaveLength(1)
  becomes('open')
  expect(await answer).toMatchObject({ ok: true })
  expect(given).toHaveLength(2)
  expect(given[1]).toEqual(given[0])
  await turn()
  expect(watching.size).toBe(0)
})

test('who signs out instead takes nothing of it into the next session', async () => {
  const { console, given, becomes } = locked()
  const answer = console.dispatch('customer.create', {}, 'id')
  await turn()
  becomes('signedOut')
  expect(await answer).toMatchObject({ ok: false, error: { code: 'session.locked' } })
  becomes('open')
  await turn()
  expect(given).toHaveLength(1)
})

test('what is asked of the services while the console is locked is asked again when it is unlocked', async () => {
  const { console, given, becomes } = locked()
  const answer = console.call('central.excludedList', {})
  await turn()
  becomes('open')
  expect(await answer).toMatchObject({ ok: true })
  expect(given.map(({ name }) => name)).toEqual(['central.excludedList', 'central.excludedList'])
})
