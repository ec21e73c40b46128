import { join } from 'node:path'
import { openBundle } from '#main/keys/key-bundle.ts'
import { peopleFolders } from '#main/keys/people-folders.ts'
import { fileSecretStorage } from '#main/shell/browser/file-secrets.ts'

/** The raw key of the one store in a console's data folder, as its owner opens it. */
export async function storeKeyOf(folder: string, password: string): Promise<Uint8Array> {
  const [bundle] = peopleFolders(folder).known()
  if (bundle === undefined) throw new Error(`nobody has signed in at ${folder}`)
  const secret = await fileSecretStorage(join(folder, 'secrets')).get(`store-${bundle.person.id}`)
  const key = secret === null ? null : await openBundle(bundle, password, secret)
  if (key === null) throw new Error('this password does not open the store')
  return key
}
