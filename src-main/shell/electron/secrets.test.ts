import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { SecretsUnreadable } from '../../keys/secrets-unreadable.ts'

/** The keyring that is there: what one has sealed another does not open. Null: locked. */
let keyring: string | null = 'own'
vi.mock('electron', () => ({
  safeStorage: {
    getSelectedStorageBackend: () => 'gnome_libsecret',
    isAsyncEncryptionAvailable: async () => keyring !== null,
    async encryptStringAsync(text: string) {
      if (keyring === null) throw new Error('locked')
      return Buffer.from(`${keyring}:${text}`)
    },
    async decryptStringAsync(sealed: Buffer) {
      const [by, result] = sealed.toString().split(':')
      if (by !== keyring) throw new Error('locked')
      return { shouldReEncrypt: false, result }
    },
  },
}))
const { keyringSecrets } = await import('./secrets.ts')

const folder = mkdtempSync(join(tmpdir(), 'keyring-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a secret that is not there is told from one that the keyring does not give now', async () => {
  const secrets = keyringSecrets(folder)
  expect(await secrets.get('one')).toBeNull()
  await secrets.set('one', Buffer.from('secret'))
  keyring = null
  await expect(secrets.get('one')).rejects.toThrow(SecretsUnreadable)
  await expect(secrets.set('one', Buffer.from('other'))).rejects.toThrow(SecretsUnreadable)
  keyring = 'own'
  expect(await secrets.get('one')).toEqual(Buffer.from('secret'))
})

test('what takes the place of a secret that could not be read keeps it beside', async () => {
  const secrets = keyringSecrets(folder)
  await secrets.set('two', Buffer.from('first'))
  const [before] = readdirSync(folder).filter((name) => name.startsWith('two'))
  const sealed = readFileSync(join(folder, before ?? ''), 'utf8')
  await secrets.set('two', Buffer.from('second'))
  expect(readdirSync(folder).filter((name) => name.startsWith('two'))).toEqual([before])
  const readable = readFileSync(join(folder, before ?? ''), 'utf8')
  keyring = 'other'
  await secrets.set('two', Buffer.from('third'))
  expect(await secrets.get('two')).toEqual(Buffer.from('third'))
  expect(readFileSync(join(folder, `${before}.before`), 'utf8')).toBe(readable)
  keyring = 'third'
  await secrets.set('two', Buffer.from('fourth'))
  expect(readFileSync(join(folder, `${before}.before`), 'utf8')).toBe(readable)
  expect(readdirSync(folder).filter((name) => name.startsWith('two'))).toHaveLength(3)
  expect(sealed).not.toBe(readable)
})
