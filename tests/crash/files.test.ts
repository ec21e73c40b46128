import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type KeptFile, keptFiles } from '#main/attachments/kept.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { pieceStarts } from '#shared/attachments/limits.ts'
import { newFolder } from './acknowledged.ts'
import { killedAfter } from './killed-after.ts'
import { offlineHost } from './offline-host.ts'

const ROUNDS = 40
const writer = fileURLToPath(new URL('./file-writer.ts', import.meta.url))

/** What a store file holds after its next opening, each file by the hash of the bytes that are there. */
async function heldIn(path: string, key: Buffer): Promise<ReadonlyMap<string, { file: KeptFile; hash: string }>> {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  try {
    const host = offlineHost(opened.db, () => () => {})
    const kept = keptFiles(opened.db)
    const files = opened.db.prepare<[], KeptFile>('select * from attachment').all()
    const held = files.map((file) => {
      const hash = createHash('sha256')
      for (const start of pieceStarts(file.size)) hash.update(kept.piece(file.id, start) ?? 'a piece is not there')
      return [file.id, { file, hash: hash.digest('hex') }] as const
    })
    await host.stop()
    return new Map(held)
  } finally {
    opened.db.close()
  }
}

test(`${ROUNDS} rounds of SIGKILL while files are added: each is there whole, or not at all`, async () => {
  const folder = newFolder('files')
  const key = randomBytes(32)
  const kept = new Map<string, string>()
  const sent = new Map<string, string>()
  let broken = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const line of await killedAfter(writer, [folder, key, 200], 1 + (round % 4), round % 9)) {
      const [what, id = '', value = ''] = line.split(' ')
      ;(what === 'kept' ? kept : sent).set(id, value)
    }
    broken += unfinishedIn(join(folder, 'store.db'), key)
    const held = await heldIn(join(folder, 'store.db'), key)
    for (const [id, sha256] of kept) expect(held.get(id)?.hash, `${id} after round ${round}`).toBe(sha256)
    for (const [id, command] of sent)
      expect(held.get(id)?.file, `${id} after round ${round}`).toMatchObject({ command, place: null })
    for (const { file, hash } of held.values()) expect(hash, 'also what was not acknowledged').toBe(file.sha256)
  }
  expect(broken, 'some were broken off in their middle').toBeGreaterThan(0)
  console.info(
    `${ROUNDS} rounds, ${kept.size} files acknowledged, ${sent.size} with their command, ${broken} broken off`,
  )
  rmSync(folder, { recursive: true })
}, 600_000)

/** Files that were being added when the power went, before the store is opened again. */
function unfinishedIn(path: string, key: Buffer): number {
  const opened = openStoreFile(path, key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const count = opened.db.prepare('select count(*) from attachment where ready = 0').pluck().get()
  opened.db.close()
  return Number(count)
}
