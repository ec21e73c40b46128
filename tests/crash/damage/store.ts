import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openStoreHost } from '#main/store/host.ts'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { CentreUnreachable } from '#main/sync/centre-errors.ts'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { newFolder } from '../acknowledged.ts'

const id = () => uuidv7(Date.now(), randomBytes(10))
export const PARTS = ['', '-wal', '-open'] as const

/** A store as a power cut leaves it: half of its saves checkpointed, half in the WAL. */
export interface CutStore {
  readonly folder: string
  readonly key: Buffer
  /** Ids of the saves that were acknowledged. */
  readonly acknowledged: readonly string[]
}

const SAVES = 60

export async function cutStore(): Promise<CutStore> {
  const live = newFolder('damage-live')
  const key = randomBytes(32)
  const path = join(live, 'store.db')
  const opened = await openAndMend({ path, key }, model, () => {})
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const person = samplePeople[0]
  if (person === undefined) throw new Error('there are no sample people')
  const away = () => Promise.reject(new CentreUnreachable('offline'))
  const host = openStoreHost({
    db: opened.db,
    model,
    identity: { store: id() as StoreId, app: '0.1.0' }, // a UUIDv7 by construction
    person: { ...person },
    centre: { push: away, pull: away, commonHead: away },
    machine: {
      monotonic: () => performance.now(),
      wall: () => Date.now(),
      random: Math.random,
      randomBytes: (count) => randomBytes(count),
      after: () => () => {},
    },
    changed: () => {},
    failed: (failure) => {
      throw failure
    },
  })
  const acknowledged: string[] = []
  for (let count = 0; count < SAVES; count++) {
    const saved = await host.dispatch(id(), 'customer.create', {
      customerId: id(),
      type: 'company',
      name: `Cliente ${count}`,
      identifiers: [],
      phones: [],
      emails: [],
      city: 'Cali',
      notes: 'x'.repeat(count * 20),
    })
    if (!saved.ok) throw new Error(saved.error.code)
    acknowledged.push(saved.value.commandId)
    if (count === SAVES / 2) opened.db.pragma('wal_checkpoint(TRUNCATE)')
  }
  const folder = copyOf(live)
  await host.stop()
  opened.close()
  return { folder, key, acknowledged }
}

export function copyOf(folder: string): string {
  const copy = newFolder('damage')
  mkdirSync(copy, { recursive: true })
  for (const part of PARTS) {
    const from = join(folder, `store.db${part}`)
    if (existsSync(from)) copyFileSync(from, join(copy, basename(from)))
  }
  return copy
}
