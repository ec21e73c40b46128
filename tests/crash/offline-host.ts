import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { openStoreHost, type StoreHost } from '#main/store/host.ts'
import { CentreUnreachable } from '#main/sync/centre-errors.ts'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { samplePeople } from '#tools/sample/people.ts'

export const newId = () => uuidv7(Date.now(), randomBytes(10))
export const newStoreId = () => newId() as StoreId // a UUIDv7 by construction

/** Whose stores die in these tests: an advisor. */
export const author = samplePeople.filter(({ login }) => login === 'luis').map((user) => ({ ...user }))[0]

type After = (ms: number, call: () => void) => () => void

/** The product's store over an open database. `after` is its timer. */
export function hostOver(db: Database, after: After, centre: CentrePort, store: StoreId): StoreHost {
  if (author === undefined) throw new Error('there is no luis among the sample people')
  const host = openStoreHost({
    db,
    model,
    identity: { store, app: '0.1.0' },
    person: author,
    centre,
    machine: {
      monotonic: () => performance.now(),
      wall: () => Date.now(),
      random: Math.random,
      randomBytes: (count) => randomBytes(count),
      after,
    },
    changed: () => {},
    failed: (failure) => {
      throw failure
    },
  })
  host.exchange()
  return host
}

/** The same without a centre. */
export function offlineHost(db: Database, after: After): StoreHost {
  const away = () => Promise.reject(new CentreUnreachable('offline'))
  return hostOver(db, after, { push: away, pull: away, commonHead: away }, newStoreId())
}
