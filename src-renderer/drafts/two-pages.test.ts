import { beforeEach, expect, test, vi } from 'vitest'
import { guardedDrafts } from '#main/store/guarded-drafts.ts'
import type { Console } from '#shared/console/contract.ts'
import type { Draft, PutDraft } from '#shared/console/drafts.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import type { OtherPages, Told } from './pages.ts'

/* The same contact in two tabs of one console. */

const CONTACT = 'c'
let rows: Draft[]
let services: Console
const isOf = (contact: string, field: string) => (one: Draft) => one.contact === contact && one.field === field

beforeEach(() => {
  rows = []
  const drafts = guardedDrafts({
    get: (contact, field) => rows.find(isOf(contact, field)) ?? null,
    put(contact, field, text, updatedAt) {
      rows = rows.filter((one) => !isOf(contact, field)(one))
      if (text !== '') rows.push({ contact, field, text, updatedAt })
    },
    drop(contact) {
      rows = rows.filter((one) => one.contact !== contact)
    },
  })
  const answers: Record<string, (given: never) => unknown> = {
    'draft.put': (draft: PutDraft) => drafts.put(draft, instantOf(Date.now())),
    'draft.drop': ({ contact }: { contact: string }) => drafts.drop(contact),
  }
  services = {
    query: () => Promise.resolve([...rows]),
    call: (verb: string, given: never) => Promise.resolve({ ok: true, value: answers[verb]?.(given) }),
  } as unknown as Console // the drafts ask no more of a console
})

/** Pages that hear each other, unless they are of two browsers. */
async function twoPages(hear: 'each other' | 'nothing') {
  const all = new Set<(news: Told) => void>()
  const page = async () => {
    vi.resetModules()
    const drafts = await import('./drafts.ts')
    const pages = (heard: (news: Told) => void): OtherPages => {
      all.add(heard)
      const tell = (news: Told) => {
        if (hear === 'each other') for (const one of all) if (one !== heard) one(news)
      }
      return { tell, close: () => all.delete(heard) }
    }
    await drafts.openDrafts(services, pages)
    return {
      ...drafts,
      text: (field = 'form') => drafts.draftText(CONTACT, field),
      type: (value: unknown, field = 'form') => drafts.putDraft(CONTACT, field, text(value)),
      clashes: () => drafts.useDrafts.getState().clashes[CONTACT],
    }
  }
  return [await page(), await page()] as const
}
const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const stored = (field = 'form') => rows.find(isOf(CONTACT, field))?.text
const written = async (...pages: readonly { flushDrafts: () => void }[]) => {
  for (const page of pages) page.flushDrafts()
  await new Promise((over) => setTimeout(over, 20))
}

test('the other page follows what is typed, a step as well as a note', async () => {
  const [one, two] = await twoPages('each other')
  one.type({ notes: 'uno', run: 1 })
  await written(one)
  expect(two.text()).toBe(text({ notes: 'uno', run: 1 }))
  two.type({ notes: 'uno y DOS', run: 2 })
  await written(two)
  expect(one.text()).toBe(text({ notes: 'uno y DOS', run: 2 }))
  one.type({ notes: 'uno y DOS y tres', run: 2 })
  await written(one)
  expect([stored(), two.text()]).toEqual(Array(2).fill(text({ notes: 'uno y DOS y tres', run: 2 })))
  expect([one.clashes(), two.clashes()]).toEqual([undefined, undefined])
})

test('a page that hears nothing finds out as it writes: a note here and a step there are both kept', async () => {
  const [one, two] = await twoPages('nothing')
  one.type({ notes: '', run: 1 })
  await written(one)
  await two.followStore()
  two.type({ notes: '', run: 2 })
  await written(two)
  one.type({ notes: 'uno', run: 1 })
  await written(one)
  expect([stored(), one.text()]).toEqual(Array(2).fill(text({ notes: 'uno', run: 2 })))
  expect(stored('aside:form')).toBeUndefined()
})

test('where both were typed in nothing is written over, a reload keeps both, and the choice keeps the words of both', async () => {
  const [one, two] = await twoPages('each other')
  one.type({ notes: 'Pide', run: 1 })
  await written(one)
  one.type({ notes: 'Pide UNO', run: 1 })
  two.type({ notes: 'Pide DOS', run: 1 })
  await written(two, one)
  expect(stored()).toBe(text({ notes: 'Pide DOS', run: 1 }))
  expect(one.clashes()?.form?.text).toBe(stored())
  one.type({ notes: 'Pide UNO más', run: 1 })
  await written(one)
  expect([stored(), stored('aside:form')]).toEqual([
    text({ notes: 'Pide DOS', run: 1 }),
    text({ notes: 'Pide UNO más', run: 1 }),
  ])
  const [again] = await twoPages('each other')
  expect([again.text(), again.clashes()?.form?.text]).toEqual([stored('aside:form'), stored()])
  again.settleClashes(CONTACT, 'here')
  await written(again)
  expect(stored()).toBe(text({ notes: 'Pide UNO más\nDOS', run: 1 }))
  expect([again.clashes(), stored('aside:form')]).toEqual([undefined, undefined])
})

test('the other one is taken with the words of this one', async () => {
  const [one, two] = await twoPages('each other')
  one.type({ notes: 'UNO', run: 1 })
  two.type({ notes: 'DOS', run: 2 })
  await written(one, two)
  two.settleClashes(CONTACT, 'there')
  await written(two)
  expect([stored(), one.text()]).toEqual(Array(2).fill(text({ notes: 'UNO\nDOS', run: 1 })))
})

test('a contact that is ended in one page is gone in the other, but for what is being typed there', async () => {
  const [one, two] = await twoPages('each other')
  one.type({ notes: 'uno' })
  await written(one)
  await one.dropDraft(CONTACT)
  expect(two.text()).toBeUndefined()

  one.type({ notes: 'otra' })
  await written(one)
  two.type({ notes: 'otra más' })
  await one.dropDraft(CONTACT)
  await written(two)
  expect([stored(), two.text()]).toEqual([undefined, text({ notes: 'otra más' })])
  expect(two.clashes()).toEqual({ form: null })
  two.settleClashes(CONTACT, 'here')
  await written(two)
  expect(stored()).toBe(text({ notes: 'otra más' }))
})

test('what is still to be chosen is set aside again where the other page ended the contact meanwhile', async () => {
  const [one, two] = await twoPages('each other')
  one.type({ notes: 'UNO' })
  two.type({ notes: 'DOS' })
  await written(one, two)
  await one.dropDraft(CONTACT)
  await written(two)
  expect(stored('aside:form')).toBe(text({ notes: 'DOS' }))
  expect(two.clashes()).toEqual({ form: null })
  two.settleClashes(CONTACT, 'there')
  await written(two)
  expect([rows, two.text()]).toEqual([[], undefined])
})

test('what the console remembers by itself is asked of nobody: the last to write has it', async () => {
  const [one, two] = await twoPages('nothing')
  one.putLast(CONTACT, 'seen', 'a')
  await written(one)
  two.putLast(CONTACT, 'seen', 'b')
  await written(two)
  expect([stored('seen'), two.clashes()]).toEqual(['b', undefined])
})
