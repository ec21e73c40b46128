import { closeSync, fsyncSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { openBundle } from '#main/keys/key-bundle.ts'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { fileSecretStorage } from '#main/shell/browser/file-secrets.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { fillStore } from '#tools/sample/local.ts'

/** What a store holds, counted in it. */
export interface Held {
  readonly customers: number
  readonly interactions: number
}

/**
 * Fills the store of a person at a workstation that is closed, under its own key and as if it had been pulled.
 * @param folder the workstation's data folder
 */
export async function fillWorkstation(
  folder: string,
  login: string,
  password: string,
  size: { readonly customers: number; readonly interactions: number },
  progress: (done: number) => void,
): Promise<Held> {
  const people = peopleFolders(folder)
  const bundle = people.byLogin(login)
  if (bundle === null) throw new Error(`${login} has not signed in here`)
  const secret = await fileSecretStorage(join(folder, 'secrets')).get(`store-${bundle.person.id}`)
  const key = secret === null ? null : await openBundle(bundle, password, secret)
  if (key === null) throw new Error('the store of the workstation cannot be opened')
  const path = join(people.folder(bundle.person.id), 'store.db')
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  db.pragma('synchronous = OFF')
  db.pragma('secure_delete = OFF')
  // Kibibytes: what does not fit is written to the WAL over and over while a transaction goes on.
  db.pragma('cache_size = -1500000')
  const generation = db.prepare<[string], number>('select generation from scope where name = ?').pluck()
  fillStore(db, { ...size, seed: 7 }, (scope) => (generation.get(scope) as number | undefined) ?? 1, progress) // pluck answers the one column
  const count = (table: string) => db.prepare(`select count(*) from ${table}`).pluck().get() as number // as above
  const held = { customers: count('customer'), interactions: count('interaction') }
  db.close()
  // On the disk before it is opened: the console's first save would wait for two gigabytes to be written.
  const filled = openSync(path, 'r+')
  fsyncSync(filled)
  closeSync(filled)
  return held
}
