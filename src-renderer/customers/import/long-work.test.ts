import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { ok, reject } from '#shared/kernel/result.ts'
import { forgetLongWork, msLeft, stopImporting, stopUndoing, useLongWork } from './long-work.ts'
import { runImport } from './run-import.ts'
import { runUndo } from './run-undo.ts'

const file = { id: uuidv7(1, new Uint8Array(10)), fileName: 'clientes.csv' }
const table = (count: number) => ({
  name: file.fileName,
  table: { headings: ['Nombre'], rows: Array.from({ length: count }, (_, index) => [`Cliente ${index}`]) },
})
const rows = { import: 250, cards: 250 }

/** A console that saves everything but what is `refusing`, with its code. @param when what is called at each command, with how many were given before */
function saving(
  when: (name: string, before: number) => void = () => {},
  refusing: Readonly<Record<string, string>> = {},
) {
  const given: { name: string; payload: object }[] = []
  let [underWay, most] = [0, 0]
  const console = {
    async dispatch(name, payload) {
      when(name, given.length)
      given.push({ name, payload: payload as object }) // as the commands' own
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((saved) => setTimeout(saved))
      underWay -= 1
      if (refusing[name] !== undefined) return reject(refusing[name])
      return ok({ commandId: '', outcome: 'saved', radicado: null })
    },
    async query(name: string) {
      if (name === 'customers.known') return []
      if (name === 'sync.status') return { pending: 0 }
      return Array.from({ length: rows.cards }, (_, index) => ({ id: `c${index}`, name: '', untouched: index > 0 }))
    },
    call: async () => ok({ customers: ['c1'] }),
  } as Partial<Console> as Console // of a console they take no more
  const named = (name: string) => given.filter((one) => one.name === name)
  return { console, given, named, most: () => most }
}

beforeEach(forgetLongWork)
afterEach(() => void vi.useRealTimers())

test('an import is known outside its page while it goes on, and a second one does not begin beside it', async () => {
  const { console, named } = saving()
  const run = runImport(console, table(rows.import), ['name'])
  expect(useLongWork.getState().importing).toMatchObject({ state: 'running', total: 250, done: 0 })
  await runImport(console, table(3), ['name'])
  await runUndo(console, file)
  expect(useLongWork.getState().undoing).toBeNull()
  await run
  expect(useLongWork.getState().importing).toMatchObject({ state: 'done', done: 250, created: 250, refused: [] })
  expect(named('import.begin')).toHaveLength(1)
  expect(named('customer.create')).toHaveLength(250)
})

test('an import that is stopped ends with its chunk, and says how far it came', async () => {
  const { console, named } = saving((name) => name === 'customer.create' && stopImporting())
  await runImport(console, table(rows.import), ['name'])
  expect(useLongWork.getState().importing).toMatchObject({ state: 'stopped', done: 100, created: 100 })
  expect(named('import.end')[0]?.payload).toMatchObject({ state: 'stopped', counts: { created: 100 } })
})

test('an import says how far it is with its first rows, and then every half minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { console, named } = saving((_, given) => void (given % 100 === 50 && vi.advanceTimersByTime(20_000)))
  await runImport(console, table(500), ['name'])
  expect(named('import.progress').map(({ payload }) => payload)).toEqual(
    [100, 300, 500].map((done) => ({
      importId: expect.any(String),
      done,
      counts: { created: done, known: 0, refused: 0 },
    })),
  )
})

test('an import that was undone elsewhere meanwhile ends, and says why', async () => {
  const { console, named } = saving(() => {}, { 'import.progress': 'import.undoneMeanwhile' })
  await runImport(console, table(rows.import), ['name'])
  expect(named('customer.create')).toHaveLength(100)
  expect(useLongWork.getState().importing).toMatchObject({
    ...{ state: 'stopped', done: 100, why: { code: 'import.undoneMeanwhile' } },
  })
})

test('another refusal of its progress does not end an import', async () => {
  const { console } = saving(() => {}, { 'import.progress': 'console.fault' })
  await runImport(console, table(rows.import), ['name'])
  expect(useLongWork.getState().importing).toMatchObject({ state: 'done', created: 250, why: null })
})

test('an import that may not begin brings nothing in, and says why', async () => {
  const { console, given } = saving(() => {}, { 'import.begin': 'policy.role' })
  await runImport(console, table(rows.import), ['name'])
  expect(given.map(({ name }) => name)).toEqual(['import.begin'])
  expect(useLongWork.getState().importing).toMatchObject({ state: 'stopped', done: 0, why: { code: 'policy.role' } })
})

test('whoever sits down next sees nothing of it, and it ends', async () => {
  const { console, given } = saving((name) => name === 'customer.create' && forgetLongWork())
  await runImport(console, table(rows.import), ['name'])
  expect(useLongWork.getState().importing).toBeNull()
  expect(given.map(({ name }) => name).filter((name) => name !== 'customer.create')).toEqual(['import.begin'])
  expect(given).toHaveLength(101)
})

test('cards are taken back many at a time, but for those that somebody has worked on', async () => {
  const { console, named, most } = saving()
  await runUndo(console, file)
  expect(named('import.withdraw')).toHaveLength(248)
  expect(most()).toBeGreaterThan(50)
  expect(named('import.undone')[0]?.payload).toMatchObject({ withdrawn: 248, kept: 2, left: 0 })
  expect(useLongWork.getState().undoing).toMatchObject({ state: 'done', done: 248 })
})

test('whoever sits down next may undo the same import: what was under way ends, and takes nothing from theirs', async () => {
  const { console: next, named: byNext } = saving()
  let second: Promise<void> | undefined
  const { console: before, named: byBefore } = saving((_, given) => {
    if (given !== 99) return
    forgetLongWork()
    second = runUndo(next, file)
  })
  await runUndo(before, file)
  expect(byBefore('import.withdraw')).toHaveLength(100)
  expect(byBefore('import.undone')).toEqual([])
  expect(useLongWork.getState().undoing).toMatchObject({ state: 'running' })
  await second
  expect(byNext('import.undone')[0]?.payload).toMatchObject({ withdrawn: 248, kept: 2, left: 0 })
  expect(useLongWork.getState().undoing).toMatchObject({ state: 'done', done: 248 })
})

test('what the centre refused whoever sat here before is not told to the next one', async () => {
  const { console } = saving()
  const away = Promise.withResolvers<ReturnType<typeof reject>>()
  const first = runUndo({ ...console, call: () => away.promise } as Partial<Console> as Console, file) // as above
  forgetLongWork()
  const second = runUndo(console, file)
  away.resolve(reject('centre.unreachable'))
  await first
  expect(useLongWork.getState()).toMatchObject({ undoRefused: null, undoing: { state: 'running' } })
  await second
})

test('an undoing that is stopped says how many are left, and is no longer under way', async () => {
  const { console, named } = saving((name) => name === 'import.withdraw' && stopUndoing())
  await runUndo(console, file)
  expect(named('import.withdraw')).toHaveLength(100)
  expect(named('import.undone')[0]?.payload).toMatchObject({ withdrawn: 100, kept: 2, left: 148 })
  expect(useLongWork.getState().undoing?.state).toBe('stopped')
})

test('the time left is told by the pace until now, once it can be', () => {
  const work = { done: 100, total: 1_100, begunMs: 0 }
  expect(msLeft(work, 10_000)).toBe(100_000)
  expect(msLeft(work, 2_000)).toBeNull()
  expect(msLeft({ ...work, done: 0 }, 10_000)).toBeNull()
})

test('rows of which a card was there are counted, and the first of them are told', async () => {
  const { console } = saving()
  const again = { ...table(3), table: { headings: ['Nombre'], rows: [['Uno'], ['Dos'], ['Uno']] } }
  await runImport(console, again, ['name'])
  expect(useLongWork.getState().importing).toMatchObject({
    ...{ created: 2, known: 1, knownRows: [{ line: 4, cells: ['Uno'] }] },
  })
  const many = Array.from({ length: 250 }, () => ['Uno'])
  await runImport(console, { ...again, table: { headings: ['Nombre'], rows: many } }, ['name'])
  const work = useLongWork.getState().importing
  expect([work?.known, work?.knownRows.length, work?.knownRows.at(-1)?.line]).toEqual([247, 100, 103])
})
