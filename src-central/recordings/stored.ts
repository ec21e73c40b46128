import type { InteractionId } from '#shared/kernel/ids.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { RecordingKind } from '#shared/recordings/api.ts'
import type { SqlConnection } from '../store/sql/client.ts'

/** A recording's file as the PBX names it and what it holds; the same one twice is one. */
export interface RecordedFile {
  readonly pbx: string
  readonly kind: RecordingKind
  readonly name: string
  readonly call: InteractionId
  readonly begunAt: Instant
  readonly size: number
  readonly sha256: string
}

/** A row of the table. */
export interface StoredRecording {
  readonly id: string
  readonly call_id: string
  readonly kind: RecordingKind
  readonly begun_at: Instant
  readonly duration_ms: number
  readonly size: number
  readonly peaks: readonly number[]
  readonly deleted_at: Instant | null
}
const COLUMNS = 'id, call_id, kind, begun_at, duration_ms, size, peaks, deleted_at'

export async function isStored(
  connection: SqlConnection,
  { pbx, kind, name, sha256 }: Pick<RecordedFile, 'pbx' | 'kind' | 'name' | 'sha256'>,
): Promise<boolean> {
  const rows = await connection.query(
    'select 1 from recording where pbx = $1 and kind = $2 and name = $3 and sha256 = $4',
    [pbx, kind, name, sha256],
  )
  return rows.length > 0
}

/** @returns false: the same file was stored meanwhile, by another upload */
export async function putRecording(
  connection: SqlConnection,
  id: string,
  file: RecordedFile,
  heard: { readonly durationMs: number; readonly peaks: readonly number[] },
  now: Instant,
): Promise<boolean> {
  const rows = await connection.query(
    `insert into recording (id, call_id, pbx, kind, name, begun_at, duration_ms, size, sha256, peaks, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11) on conflict do nothing returning id`,
    [
      ...[id, file.call, file.pbx, file.kind, file.name, file.begunAt, heard.durationMs, file.size, file.sha256],
      ...[JSON.stringify(heard.peaks), now],
    ],
  )
  return rows.length > 0
}

export const recordingsOf = (connection: SqlConnection, call: string): Promise<readonly StoredRecording[]> =>
  connection.query(`select ${COLUMNS} from recording where call_id = $1 order by begun_at, id`, [call])

export async function recordingById(connection: SqlConnection, id: string): Promise<StoredRecording | null> {
  const [row] = await connection.query<StoredRecording>(`select ${COLUMNS} from recording where id = $1`, [id])
  return row ?? null
}

export const putPiece = async (
  connection: SqlConnection,
  id: string,
  index: number,
  sealed: Uint8Array,
): Promise<void> => {
  await connection.query('insert into recording_piece (recording, index, sealed) values ($1, $2, $3)', [
    id,
    index,
    sealed,
  ])
}

export async function pieceOf(connection: SqlConnection, id: string, index: number): Promise<Uint8Array | null> {
  const [row] = await connection.query<{ sealed: Uint8Array }>(
    'select sealed from recording_piece where recording = $1 and index = $2',
    [id, index],
  )
  return row?.sealed ?? null
}

export const dropPieces = async (connection: SqlConnection, id: string): Promise<void> => {
  await connection.query('delete from recording_piece where recording = $1', [id])
}
