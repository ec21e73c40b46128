import { createHash, randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { pieceLength, pieceStarts } from '#shared/attachments/limits.ts'
import { newId, offlineHost } from './offline-host.ts'

/*
 * `node file-writer.ts FOLDER KEY-HEX FILES`: the product's store, offline, taking one file after another, a few pieces
 * each. Says each on standard output after it was acknowledged: `kept ID SHA256`; those that a command took with it as
 * well: `sent ID COMMAND`.
 */
const [folder = '', keyHex = '', files = '0'] = process.argv.slice(2)
const opened = openStoreFile(join(folder, 'store.db'), Buffer.from(keyHex, 'hex'))
if (opened.kind !== 'open') throw new Error(opened.kind)
migrate(opened.db)
const host = offlineHost(opened.db, (ms, call) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
})
const must = (answer: { ok: boolean }) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}
for (let count = 0; count < Number(files); count++) {
  const id = newId()
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(200_000 * (1 + (count % 5)))])
  const size = bytes.length
  must(await host.attachment('attachment.begin', { id, place: `lugar ${id}`, name: `${count}.pdf`, size }))
  for (const start of pieceStarts(size)) {
    const piece = new Uint8Array(bytes.subarray(start, start + pieceLength(size, start)))
    must(await host.attachment('attachment.piece', { id, start, bytes: piece }))
  }
  must(await host.attachment('attachment.finish', { id }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  writeSync(1, `kept ${id} ${sha256}\n`)
  if (count % 2 === 1) continue
  const commandId = newId()
  const attachments = [{ id, name: `${count}.pdf`, type: 'pdf', size, sha256 }]
  must(await host.dispatch(commandId, 'case.addNote', { caseId: newId(), entryId: newId(), text: 'x', attachments }))
  writeSync(1, `sent ${id} ${commandId}\n`)
}
process.exit(0)
