import { pieceLength } from '#shared/attachments/limits.ts'
import type { PieceAnswer, PiecePlace } from '#shared/attachments/protocol.ts'
import type { Attachment } from '#shared/attachments/schema.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'
import { keyOf, type Sent } from './named.ts'

interface Row {
  readonly case_id: string
  readonly id: string
  readonly size: number
  readonly sha256: string
  readonly owner: string
  readonly stored: number
  readonly whole_at: string | null
}
const COLUMNS = 'a.case_id, a.id, a.size, a.sha256, a.owner, a.stored, a.whole_at'

/** Whether what is stored is of the file that is named: what is whole is proven by its hash, whoever sent it. */
const isOf = (row: Row, { size, sha256 }: Attachment, owner: string): boolean =>
  row.sha256 === sha256 && row.size === size && (row.whole_at !== null || row.owner === owner)

export interface StoredFile {
  /** Bytes from the beginning. */
  readonly stored: number
  readonly whole: boolean
}

/** What is stored of these files; what was sent in the place of one is not of it. */
export async function storedFiles(
  connection: SqlConnection,
  files: readonly { readonly caseId: string; readonly id: string }[],
): Promise<(caseId: string, file: Attachment, owner: string) => StoredFile> {
  const rows = await connection.query<Row>(
    `select ${COLUMNS} from attachment a
     join unnest($1::uuid[], $2::uuid[]) as r (case_id, id) on a.case_id = r.case_id and a.id = r.id`,
    [files.map((one) => one.caseId), files.map((one) => one.id)],
  )
  const known = new Map(rows.map((row) => [keyOf({ caseId: row.case_id, id: row.id }), row]))
  return (caseId, file, owner) => {
    const row = known.get(keyOf({ caseId, id: file.id }))
    if (row === undefined || !isOf(row, file, owner)) return { stored: 0, whole: false }
    return { stored: row.stored, whole: row.whole_at !== null }
  }
}

/**
 * Takes one piece, in its turn: another start than the next answers where to go on, so that a piece that comes twice, or
 * from two nodes, is there once. The last one is followed by the hash; wrong, everything of it goes. What somebody else
 * sent in its place makes room for the file that the case names, and for no other.
 */
export function takePiece(
  client: SqlClient,
  { caseId, start }: PiecePlace,
  { file, decided }: Sent,
  owner: string,
  bytes: Uint8Array,
  now: Instant,
): Promise<PieceAnswer> {
  return client.transaction('read committed', async (connection): Promise<PieceAnswer> => {
    const { id, size, sha256 } = file
    const key = [caseId, id]
    const row = await placeOf(connection, caseId, file, owner)
    const its = isOf(row, file, owner)
    if (!its && !decided) return { outcome: 'unknown', stored: 0 }
    if (its && row.whole_at !== null) return { outcome: 'whole', stored: row.stored }
    if (!its) {
      await connection.query('delete from attachment where case_id = $1 and id = $2', key)
      await placeOf(connection, caseId, file, owner)
    }
    const stored = its ? row.stored : 0
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

/** The row of a file, locked; made where there is none. */
async function placeOf(
  connection: SqlConnection,
  caseId: string,
  { id, size, sha256 }: Attachment,
  owner: string,
): Promise<Row> {
  await connection.query(
    'insert into attachment (case_id, id, size, sha256, owner) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [caseId, id, size, sha256, owner],
  )
  const [row] = await connection.query<Row>(
    `select ${COLUMNS} from attachment a where a.case_id = $1 and a.id = $2 for update`,
    [caseId, id],
  )
  if (row === undefined) throw new Error(`an attachment went while a piece of it came: ${id}`)
  return row
}

/** One piece of a file that is whole and the one that is named; null where there is none. */
export async function readPiece(
  connection: SqlConnection,
  caseId: string,
  { id, sha256 }: Attachment,
  start: number,
): Promise<Uint8Array | null> {
  const [row] = await connection.query<{ bytes: Uint8Array }>(
    `select p.bytes from attachment_piece p join attachment a on a.case_id = p.case_id and a.id = p.id
     where p.case_id = $1 and p.id = $2 and p.start = $3 and a.whole_at is not null and a.sha256 = $4`,
    [caseId, id, start, sha256],
  )
  return row?.bytes ?? null
}
