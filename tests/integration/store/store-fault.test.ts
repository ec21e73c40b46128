import { expect, test } from 'vitest'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'

test('a fault of the store ends the store, and is told to its shell, which goes on', async () => {
  const told: unknown[] = []
  const store = startWorkerStore(undefined, (failure) => told.push(failure))
  const ended = new Promise((over) => store.onExit(over))
  // A message that no main process sends.
  store.door.post(null as never) // to make it fail
  expect(await ended).toBe(1)
  expect(told).toMatchObject([{ name: 'TypeError' }])
})
