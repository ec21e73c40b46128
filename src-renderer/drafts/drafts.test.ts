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
          acknowledged.push((ok) => resolve(ok ? { ok, value: null } : { ok, error: { code: 'x' } })),
        )
      : Promise.resolve({ ok: true, value: null })
  await openDrafts({ call, query: () => Promise.resolve([]) } as unknown as Console) // the drafts ask no more of a console
  return { acknowledge: (ok = true) => acknowledged.shift()?.(ok) }
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

beforeEach(() => useDrafts.setState({ texts: {}, savedAt: {}, unsaved: {} }))

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
