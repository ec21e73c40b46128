import { randomBytes } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { openStoreHost, type StoreHost } from '#main/store/host.ts'
import { CentreUnreachable } from '#main/sync/centre-errors.ts'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { samplePeople } from '#tools/sample/people.ts'

export const newId = () => uuidv7(Date.now(), randomBytes(10))

/** The product's store over an open database, without a centre. `after` is its timer. */
export function offlineHost(db: Database, after: (ms: number, call: () => void) => () => void): StoreHost {
  const person = samplePeople[0]
  if (person === undefined) throw new Error('there are no sample people')
  const away = () => Promise.reject(new CentreUnreachable('offline'))
  const host = openStoreHost({
    db,
    model,
    identity: { store: newId() as StoreId, app: '0.1.0' }, // a UUIDv7 by construction
    person: { ...person },
    centre: { push: away, pull: away, commonHead: away },
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
