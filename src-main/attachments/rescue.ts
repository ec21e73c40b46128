import type { Database } from 'better-sqlite3'
import { pieceStarts } from '#shared/attachments/limits.ts'
import type { KeptFile } from './kept.ts'

/**
 * Brings the files added at a damaged store over into a new one, those that the centre may not have: a piece that cannot
 * be read costs its file, which is then known to be broken, and no other.
 * @param attempt reads, or answers undefined where the page is damaged
 */
export function rescueFiles(from: Database, to: Database, attempt: <T>(read: () => T) => T | undefined): void {
  // Tables that cannot be read, or of a store that had no files yet.
  const known = attempt(() => from.prepare(`select 1 from pragma_table_info('attachment') where name = 'own'`).get())
  if (known === undefined) return
  const ids =
    attempt(() =>
      from.prepare<[], { id: string }>('select id from attachment where own = 1 and ready = 1 order by id').all(),
    ) ?? []
  const one = from.prepare<[string], KeptFile>('select * from attachment where id = ?')
  const piece = from.prepare<[string, number], { bytes: Buffer }>(
    'select bytes from attachment_piece where attachment = ? and start = ?',
  )
  const insert = to.prepare(
    `insert into attachment (id, own, place, command, case_id, name, type, size, sha256, stored, ready, broken)
     values (@id, 1, @place, @command, @case_id, @name, @type, @size, @sha256, @size, 1, @broken)`,
  )
  const addPiece = to.prepare('insert into attachment_piece (attachment, start, bytes) values (?, ?, ?)')
  for (const { id } of ids) {
    const file = attempt(() => one.get(id))
    if (file === undefined) continue
    const { place, command, case_id, name, type, size, sha256 } = file
    insert.run({ id, place, command, case_id, name, type, size, sha256, broken: 0 })
    for (const start of pieceStarts(size)) {
      const found = attempt(() => piece.get(id, start))
      if (found !== undefined) addPiece.run(id, start, found.bytes)
      else to.prepare('update attachment set broken = 1 where id = ?').run(id)
    }
  }
}
