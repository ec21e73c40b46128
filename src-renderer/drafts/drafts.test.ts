import { beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { dropDraft, flushDrafts, openDrafts, putDraft, useDrafts } from './drafts.ts'

const CONTACT = 'c'
const isSaved = () => (useDrafts.getState().unsaved[CONTACT]?.length ?? 0) === 0

/** A store that says when it has a text only when it is let to. */
async function store() {
  const acknowledged: ((ok: boolean) => void)[] = []
  const call = (name: string) =>
    name === 'draft.put'
      ? new Promise((resolve) =>
          acknowledged.push((ok) =>
            resolve(ok ? { ok, value: { state: 'written', updatedAt: null } } : { ok, error: { code: 'x' } }),
          ),
        )
      : Promise.resolve({ ok: true, value: null })
  await openDrafts({ call, query: () => Promise.resolve([]) } as unknown as Console) // the drafts ask no more of a console
  return { acknowledge: (ok = true) => acknowledged.shift()?.(ok), waiting: () => acknowledged.length }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {}, refused: [] }))

test('a text is saved when the store has said so, not when it was sent', async () => {
  const { acknowledge } = await store()
  putDraft(CONTACT, 'notes', 'a')
  expect(isSaved()).toBe(false)
  flushDrafts()
  await settled()
  expect(isSaved()).toBe(false)
  acknowledge()
  await vi.waitFor(() => expect(isSaved()).toBe(true))
})
test('who types on while a text is written has the newer one unsaved', async () => {
  const { acknowledge } = await store()
  putDraft(CONTACT, 'notes', 'a')
  flushDrafts()
  putDraft(CONTACT, 'notes', 'ab')
  acknowledge()
  await settled()
  expect(isSaved()).toBe(false)
  flushDrafts()
  acknowledge()
  await vi.waitFor(() => expect(isSaved()).toBe(true))
})
test('every text of a contact must be there, and what the store refused is not', async () => {
  const { acknowledge } = await store()
  putDraft(CONTACT, 'notes', 'a')
  putDraft(CONTACT, 'reason', 'b')
  flushDrafts()
  acknowledge()
  acknowledge(false)
  await settled()
  expect(useDrafts.getState().unsaved[CONTACT]).toEqual(['reason'])
  await dropDraft(CONTACT)
  expect(isSaved()).toBe(true)
})

test('what the store refused is offered again until it is taken, and the screen knows it meanwhile', async () => {
  vi.useFakeTimers()
  const { acknowledge, waiting } = await store()
  putDraft(CONTACT, 'notes', 'a')
  flushDrafts()
  acknowledge(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(useDrafts.getState().refused).toEqual([CONTACT])
  expect(waiting()).toBe(0)
  await vi.advanceTimersByTimeAsync(2_000)
  acknowledge(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(isSaved()).toBe(false)
  acknowledge()
  await vi.advanceTimersByTimeAsync(0)
  expect(isSaved()).toBe(true)
  expect(useDrafts.getState().refused).toEqual([])
  vi.useRealTimers()
})
test('a refused text that was typed on is written once, as it is now; one that was let go of is not', async () => {
  vi.useFakeTimers()
  const { acknowledge, waiting } = await store()
  putDraft(CONTACT, 'notes', 'a')
  flushDrafts()
  putDraft(CONTACT, 'notes', 'ab')
  acknowledge(false)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(waiting()).toBe(1)
  acknowledge(false)
  await vi.advanceTimersByTimeAsync(0)
  await dropDraft(CONTACT)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(waiting()).toBe(0)
  expect(useDrafts.getState().refused).toEqual([])
  vi.useRealTimers()
})
