import { join } from 'node:path'
import { type StoreLink, storeLink } from '#main/console/store-link.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import type { OpenStore } from '#main/store/process-protocol.ts'
import { ATTACHMENT_LIMITS } from '#shared/attachments/limits.ts'
import { type LocalStore, localStore } from '../sample/local.ts'
import { samplePeople } from '../sample/people.ts'

const root = join(import.meta.dirname, '..', '..')

/** A stress store with so many contacts, of a tenth as many customers where no number is said; made once and kept in the cache. */
export const stressStore = (interactions: number, customers?: number): LocalStore => {
  let told = 0
  return localStore(
    join(root, '.cache/bench', customers === undefined ? `${interactions}` : `${interactions}-${customers}`),
    { customers: customers ?? interactions / 10, interactions, seed: 1 },
    (done) => {
      if (done - told < interactions / 10) return
      told = done
      console.error(`bench: almacén de ${interactions}: ${done} registros`)
    },
  )
}

export interface OpenedStore {
  readonly link: StoreLink
  stop(): Promise<void>
}

/** How a stress store is opened, as the first of the sample people. */
export function opening(store: LocalStore, centre = 'http://127.0.0.1:9'): OpenStore {
  const [person] = samplePeople
  if (person === undefined) throw new Error('there are no sample people')
  return {
    path: store.path,
    key: Buffer.from(store.key, 'hex'),
    store: '01939e1a-0000-7000-8000-00000000b001',
    app: '0.1.0',
    person: { ...person },
    centre,
    network: { proxy: null, authorities: null },
    backups: join(root, '.cache/bench/backups'),
    attachmentLimits: ATTACHMENT_LIMITS,
  }
}

/** The product's store process on a file, with nobody at the other end of its sync. */
export async function openStore(store: LocalStore, centre = 'http://127.0.0.1:9'): Promise<OpenedStore> {
  const worker = startWorkerStore()
  const link = storeLink(worker.door, {
    changed: () => {},
    undelivered: () => {},
    damaged: () => {},
    mended: () => {},
    disabled: () => {},
    token: async () => null,
  })
  const outcome = await link.open(opening(store, centre))
  if (outcome.kind !== 'open') throw new Error(outcome.kind)
  return {
    link,
    async stop() {
      await link.close()
      await worker.stop()
    },
  }
}
