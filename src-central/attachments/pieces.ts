import { pieceLength } from '#shared/attachments/limits.ts'
import type { PieceAnswer, PiecePlace } from '#shared/attachments/protocol.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'

interface Row {
  readonly case_id: string
  readonly id: string
  readonly stored: number
  readonly whole_at: string | null
}

export interface StoredFile {
  /** Bytes from the beginning. */
  readonly stored: number
  readonly whole: boolean
}

const keyOf = (caseId: string, id: string): string => `${caseId}/${id}`

/** What is stored of these files, by `case/id`; those of which nothing came are not there. */
export async function storedFiles(
  connection: SqlConnection,
  files: readonly { readonly caseId: string; readonly id: string }[],
): Promise<(caseId: string, id: string) => StoredFile> {
  const rows = await connection.query<Row>(
    `select a.case_id, a.id, a.stored, a.whole_at from attachment a
     join unnest($1::uuid[], $2::uuid[]) as r (case_id, id) on a.case_id = r.case_id and a.id = r.id`,
    [files.map((one) => one.caseId), files.map((one) => one.id)],
  )
  const known = new Map(rows.map((row) => [keyOf(row.case_id, row.id), row]))
  return (caseId, id) => {
    const row = known.get(keyOf(caseId, id))
    return { stored: row?.stored ?? 0, whole: row !== undefined && row.whole_at !== null }
  }
}

/**
 * Takes one piece, in its turn: another start than the next answers where to go on, so that a piece that comes twice, or
 * from two nodes, is there once. The last one is followed by the hash; wrong, everything of it goes.
 */
export function takePiece(
  client: SqlClient,
  { caseId, start }: PiecePlace,
  { id, size, sha256 }: Attachment,
  owner: string,
  bytes: Uint8Array,
  now: Instant,
): Promise<PieceAnswer> {
  return client.transaction('read committed', async (connection): Promise<PieceAnswer> => {
    const key = [caseId, id]
    await connection.query(
      'insert into attachment (case_id, id, size, sha256, owner) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [...key, size, sha256, owner],
    )
    const [row] = await connection.query<Row>(
      'select case_id, id, stored, whole_at from attachment where case_id = $1 and id = $2 for update',
      key,
    )
    const stored = row?.stored ?? 0
    if (row?.whole_at !== null && row?.whole_at !== undefined) return { outcome: 'whole', stored }
    if (start !== stored || bytes.length !== pieceLength(size, start)) return { outcome: 'taken', stored }
    await connection.query('insert into attachment_piece (case_id, id, start, bytes) values ($1, $2, $3, $4)', [
      ...key,
      start,
      bytes,
    ])
    const after = stored + bytes.length
    await connection.query('update attachment set stored = $3 where case_id = $1 and id = $2', [...key, after])
    if (after < size) return { outcome: 'taken', stored: after }
    const [found] = await connection.query<{ hash: string }>(
      `select encode(sha256(string_agg(bytes, ''::bytea order by start)), 'hex') as hash
       from attachment_piece where case_id = $1 and id = $2`,
      key,
    )
    if (found?.hash !== sha256) {
      await connection.query('delete from attachment where case_id = $1 and id = $2', key)
      return { outcome: 'wrongHash', stored: 0 }
    }
    await connection.query('update attachment set whole_at = $3 where case_id = $1 and id = $2', [...key, now])
    return { outcome: 'whole', stored: after }
  })
}

/** One piece of a file that is whole; null where there is none. */
export async function readPiece(
  connection: SqlConnection,
  caseId: string,
  id: string,
  start: number,
): Promise<Uint8Array | null> {
  const [row] = await connection.query<{ bytes: Uint8Array }>(
    `select p.bytes from attachment_piece p join attachment a on a.case_id = p.case_id and a.id = p.id
     where p.case_id = $1 and p.id = $2 and p.start = $3 and a.whole_at is not null`,
    [caseId, id, start],
  )
  return row?.bytes ?? null
}
