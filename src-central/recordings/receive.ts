import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { type Instant, unixMsOf } from '#shared/kernel/instants.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { PEAKS } from '#shared/recordings/api.ts'
import { durationMs, peakMeter, type WavFormat, wavFormat } from '#shared/recordings/wav.ts'
import type { SqlClient } from '../store/sql/client.ts'
import { inPieces, pieceSealer } from './sealed-pieces.ts'
import { dropPieces, isStored, putPiece, putRecording, type RecordedFile } from './stored.ts'

export interface ReceivingParts {
  readonly client: SqlClient
  /** The centre's own key. */
  readonly key: Uint8Array
  readonly now: () => Instant
}

/** Whatever is handed over, its source is read to the end: who sends hears an answer and no broken connection. */
async function drain(source: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of source);
}

/**
 * Takes a recording's file from the PBX, sealing it as it comes. Once it says that it has it, it has it whole and with the
 * hash that was told; the same file again is answered alike and stored no second time, also when two come at once.
 * Refusals: `recording.wrongHash`, `recording.notSound`.
 */
export async function receiveRecording(
  parts: ReceivingParts,
  file: RecordedFile,
  source: AsyncIterable<Uint8Array>,
): Promise<Result<'stored' | 'known', Rejection>> {
  const { client, now } = parts
  if (await isStored(client, file)) {
    await drain(source)
    return ok('known')
  }
  const id = uuidv7(unixMsOf(now()), randomBytes(10))
  await client.query('insert into recording_upload (recording, begun_at) values ($1, $2)', [id, now()])
  const taken = await takeAll(parts, id, file, source)
  if (!taken.ok) {
    await forget(client, id)
    return taken
  }
  return client.transaction('read committed', async (connection): Promise<Result<'stored' | 'known', Rejection>> => {
    const first = await putRecording(connection, id, file, taken.value, now())
    if (!first) await dropPieces(connection, id)
    await connection.query('delete from recording_upload where recording = $1', [id])
    return ok(first ? 'stored' : 'known')
  })
}

/**
 * Seals and stores every piece. A source that breaks off throws, and what came of it is cleared away later. What is refused is
 * read to its end as well: leaving the loop would break the request off before its answer.
 */
async function takeAll(
  { client, key }: ReceivingParts,
  id: string,
  { size, sha256 }: RecordedFile,
  source: AsyncIterable<Uint8Array>,
): Promise<Result<{ durationMs: number; peaks: readonly number[] }, Rejection>> {
  const sealer = pieceSealer(key, id)
  const hash = createHash('sha256')
  const meter = peakMeter(size, PEAKS)
  let format: WavFormat | null = null
  let taken = 0
  let index = 0
  let refused: 'recording.notSound' | 'recording.wrongHash' | null = null
  for await (const piece of inPieces(source)) {
    if (refused !== null) continue
    if (index === 0) format = wavFormat(piece)
    taken += piece.length
    if (format === null) refused = 'recording.notSound'
    else if (taken > size) refused = 'recording.wrongHash'
    if (refused !== null) continue
    hash.update(piece)
    meter.add(piece)
    await putPiece(client, id, index, sealer.seal(index, piece))
    index += 1
  }
  if (refused !== null) return reject(refused)
  if (taken !== size || hash.digest('hex') !== sha256 || format === null) return reject('recording.wrongHash')
  return ok({ durationMs: durationMs(format, size), peaks: meter.peaks() })
}

async function forget(client: SqlClient, id: string): Promise<void> {
  await dropPieces(client, id)
  await client.query('delete from recording_upload where recording = $1', [id])
}

/** An upload that has not ended by then never will. */
const BROKEN_OFF_MS = 24 * 60 * 60_000

/** Clears away what came of uploads that broke off. */
export async function forgetBrokenUploads({ client, now }: Pick<ReceivingParts, 'client' | 'now'>): Promise<void> {
  const before = new Date(unixMsOf(now()) - BROKEN_OFF_MS).toISOString()
  const broken = await client.query<{ recording: string }>(
    'select recording from recording_upload where begun_at < $1',
    [before],
  )
  for (const { recording } of broken) await forget(client, recording)
}
