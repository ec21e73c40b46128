import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { sqliteStorage } from '#main/store/sqlite/sqlite-storage.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { model } from '#shared/model/model.ts'
import type { SampleSize } from './central.ts'
import { dice } from './chance.ts'
import { samplePeople, sampleTeams } from './people.ts'
import { sampleCustomer, sampleInteraction } from './records.ts'

const CHUNK = 20_000
/** Indexes of a million records are written all over: with the product's cache each page is decrypted again and again. */
const FILLING_CACHE_KB = 1_000_000

export interface LocalStore {
  readonly path: string
  /** 64 hexadecimal digits. */
  readonly key: string
}

/** A stress store in a folder, made when it is not there; its key stands beside it, for it holds nobody's data. */
export function localStore(folder: string, size: SampleSize, progress: (done: number) => void): LocalStore {
  mkdirSync(folder, { recursive: true })
  const keyFile = join(folder, 'store.key')
  if (!existsSync(keyFile)) writeFileSync(keyFile, randomBytes(32).toString('hex'))
  const key = readFileSync(keyFile, 'utf8')
  const path = join(folder, 'store.db')
  fillLocal(path, Buffer.from(key, 'hex'), size, progress)
  return { path, key }
}

/**
 * Makes a stress store: the workstation's own file, schema and indexes with as many customers and contacts as asked, all
 * of them one advisor's scopes. The same seed gives the same records but for their dates. A file that is there is kept.
 * @param key 32 raw bytes
 */
function fillLocal(path: string, key: Uint8Array, size: SampleSize, progress: (done: number) => void): void {
  if (existsSync(path)) return
  const making = `${path}.making`
  for (const rest of ['', '-wal', '-shm']) rmSync(`${making}${rest}`, { force: true })
  const opened = openStoreFile(making, key)
  if (opened.kind !== 'open') throw new Error(`the stress store cannot be made: ${opened.kind}`)
  const { db } = opened
  // Nobody's data: what a power cut would take is made again.
  db.pragma('synchronous = OFF')
  db.pragma('secure_delete = OFF')
  db.pragma('journal_mode = OFF')
  db.pragma(`cache_size = -${FILLING_CACHE_KB}`)
  migrate(db)
  fillStore(db, size, () => 1, progress)
  db.pragma('journal_mode = WAL')
  db.close()
  for (const rest of ['-wal', '-shm']) rmSync(`${making}${rest}`, { force: true })
  renameSync(making, path)
}

/**
 * Writes customers and contacts into a store that is open, as if they had been pulled.
 * @param generation of a scope, as the store counts them: what a resync does not ask for anew stays
 */
export function fillStore(
  db: Database,
  size: SampleSize,
  generation: (scope: string) => number,
  progress: (done: number) => void,
): void {
  const storage = sqliteStorage(db, model)
  let done = 0
  for (const chunk of chunks(size)) {
    storage.transaction(() => {
      for (const [document, scope] of chunk) {
        // People who are there have come from the centre.
        if (document.kind !== 'customer' && document.kind !== 'interaction' && storage.shown(document) !== null)
          continue
        storage.putShown(document)
        storage.join(document, scope, generation(scope))
      }
    })
    done += chunk.length
    db.pragma('wal_checkpoint(TRUNCATE)')
    progress(done)
  }
}

type Row = readonly [StoredDocument, string]

function* chunks({ customers, interactions, seed }: SampleSize): Generator<Row[]> {
  let chunk: Row[] = []
  for (const row of rows({ customers, interactions, seed })) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  yield chunk
}

function* rows({ customers, interactions, seed }: SampleSize): Generator<Row> {
  const from = dice(seed)
  const now = Date.now()
  const [advisor] = samplePeople
  if (advisor === undefined) throw new Error('there are no sample people')
  for (const doc of samplePeople) yield [{ kind: 'user', id: doc.id, version: 1, schema: 1, doc }, 'catalog']
  for (const doc of sampleTeams) yield [{ kind: 'team', id: doc.id, version: 1, schema: 1, doc }, 'catalog']
  const ids = []
  for (let count = 0; count < customers; count += 1) {
    const doc = sampleCustomer(from, now, advisor)
    ids.push(doc.id)
    yield [{ kind: 'customer', id: doc.id, version: 1, schema: 1, doc }, 'customers']
  }
  for (let count = 0; count < interactions; count += 1) {
    const doc = sampleInteraction(from, now, from.one(ids), advisor, 80)
    yield [{ kind: 'interaction', id: doc.id, version: 1, schema: 1, doc }, `user:${advisor.id}`]
  }
}
