import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { migrate } from '#main/store/sqlite/migrate.ts'
import type { WayToCentre } from '#main/store/way-to-centre.ts'
import { wholeStore } from '#main/store/whole-store.ts'
import { CentreUnreachable } from '#main/sync/centre-errors.ts'
import { ATTACHMENT_LIMITS } from '#shared/attachments/limits.ts'
import { author, newStoreId } from '../../crash/offline-host.ts'

const live = { wake: vi.fn(), stop: vi.fn() }
const away = () => Promise.reject(new CentreUnreachable('away'))

vi.mock('#main/store/way-to-centre.ts', () => ({
  wayToCentre: (): WayToCentre => ({
    centre: { push: away, pull: away, commonHead: away, last: away, attachments: {} as never }, // nothing is attached here
    live: () => live,
  }),
}))

test('a network that is back is told to the live stream, which may be waiting for its next try', async () => {
  if (author === undefined) throw new Error('there is no luis among the sample people')
  const db = new Database(':memory:')
  migrate(db)
  const store = wholeStore({
    db,
    opened: {
      ...{ path: '', key: randomBytes(32), store: newStoreId(), app: '0.1.0', person: author },
      ...{ centre: 'http://127.0.0.1:9', network: { proxy: null, authorities: null }, backups: '' },
      attachmentLimits: ATTACHMENT_LIMITS,
    },
    askToken: async () => null,
    after(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    changed: () => {},
    disabled: () => {},
    failed: () => {},
    damaged: () => {},
  })
  store.wake()
  expect(live.wake, 'before there is one').not.toHaveBeenCalled()
  await vi.waitFor(() => {
    store.wake()
    expect(live.wake).toHaveBeenCalledOnce()
  }, 5_000)
  await store.stop()
  expect(live.stop).toHaveBeenCalledOnce()
  db.close()
})
