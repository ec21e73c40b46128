import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newId, offlineHost } from '../../crash/offline-host.ts'
import { cardOf } from '../../support/card.ts'
import { bigStore } from './big-store.ts'

const root = mkdtempSync(join(tmpdir(), 'wal-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const customer = () => cardOf('Textiles', 'x'.repeat(2_000))

/** The store's timers are called by hand: virtual time goes on as saves are made. */
function ticking() {
  const waiting = new Map<number, { due: number; call: () => void }>()
  let now = 0
  let ids = 0
  return {
    after(ms: number, call: () => void) {
      const id = ++ids
      waiting.set(id, { due: now + ms, call })
      return () => void waiting.delete(id)
    },
    go(ms: number) {
      now += ms
      for (const [id, one] of [...waiting]) {
        if (one.due > now) continue
        waiting.delete(id)
        one.call()
      }
    },
  }
}

const LIMIT = 4 * 1024 * 1024

/** Saves and reads, one every five seconds of its time. @returns the largest that the WAL was */
async function saving(count: number, checkpoints: boolean): Promise<number> {
  const { db, path } = bigStore(mkdtempSync(join(root, 'store-')))
  const time = ticking()
  const host = offlineHost(db, checkpoints ? time.after : () => () => {})
  let highest = 0
  for (let save = 0; save < count; save++) {
    expect(await host.dispatch(newId(), 'customer.create', customer())).toMatchObject({ ok: true })
    expect(host.query('customers.search', { text: 'textiles' })).toMatchObject({ rows: expect.any(Array) })
    highest = Math.max(highest, existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0)
    time.go(5_000)
  }
  await host.stop()
  db.close()
  return highest
}

test('the WAL stays small while people save and read', async () => {
  expect(await saving(600, true)).toBeLessThan(LIMIT)
})

test('without its checkpoints it does not: this test would see it grow', async () => {
  expect(await saving(200, false)).toBeGreaterThan(LIMIT)
})

test('no read of the store is left open', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'src-main')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  expect(sources.length).toBeGreaterThan(50)
  const open = sources.filter((name) => /\.iterate\(/.test(readFileSync(join(folder, name), 'utf8')))
  expect(open).toEqual([])
})
