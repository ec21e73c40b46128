import { randomUUID } from 'node:crypto'
import type { Interaction } from '#shared/interactions/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { InteractionId, RecordingId } from '#shared/kernel/ids.ts'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { type Policy, relationsAsked } from '#shared/kernel/policy.ts'
import { listening, listeningAudit } from '#shared/model/policies.ts'
import { relations } from '#shared/model/relations.ts'
import type { Listening, RecordingsResponse } from '#shared/recordings/api.ts'
import { expectedRecordings } from '#shared/recordings/expected.ts'
import { logRecordingPlayed } from '../log/events.ts'
import type { CentralStore } from '../store/port.ts'
import type { SqlClient } from '../store/sql/client.ts'
import { readDocuments } from '../store/sql/tables.ts'
import { recordingById, recordingsOf, type StoredRecording } from './stored.ts'

export interface ListeningParts {
  readonly client: SqlClient
  readonly store: CentralStore
  readonly model: Model
  readonly now: () => Instant
}

/** A listening that was begun gives the sound for so long. */
const LASTS_MS = 12 * 60 * 60_000

function may(policy: Policy, actor: Actor, interaction: Interaction): boolean {
  const test = relations.get('interaction')
  return relationsAsked(policy, actor).some((relation) => test?.(relation, interaction, actor) === true)
}

async function interactionOf({ client, model }: ListeningParts, id: string): Promise<Interaction | null> {
  const [stored] = await readDocuments(client, [{ kind: 'interaction', id: InteractionId.parse(id) }])
  const read = stored === undefined ? null : readStored(model, 'interaction', stored)
  return read?.ok === true ? read.value : null
}

/** What was recorded of a call, for whoever may hear it; null: not there, or not for them. */
export async function recordingsFor(
  parts: ListeningParts,
  actor: Actor,
  call: InteractionId,
): Promise<RecordingsResponse | null> {
  const interaction = await interactionOf(parts, call)
  if (interaction === null) return null
  const kinds = (['call', 'voicemail'] as const).filter((kind) => may(listening[kind], actor, interaction))
  if (kinds.length === 0) return null
  const all = await recordingsOf(parts.client, call)
  const heard = may(listeningAudit, actor, interaction) ? await listeningsOf(parts.client, call) : null
  const expected = interaction.call === undefined ? { calls: [], voicemails: 0 } : expectedRecordings(interaction.call)
  const begun = new Set(all.map(({ begun_at }) => unixMsOf(begun_at)))
  const calls = kinds.includes('call') ? expected.calls.filter((take) => !begun.has(take)).length : 0
  const voicemails = Math.max(0, expected.voicemails - all.filter(({ kind }) => kind === 'voicemail').length)
  return {
    recordings: all
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => ({
        id: RecordingId.parse(one.id),
        kind: one.kind,
        begunAt: one.begun_at,
        durationMs: one.duration_ms,
        size: one.size,
        peaks: [...one.peaks],
        deletedAt: one.deleted_at,
        listenings: heard === null ? null : (heard.get(one.id) ?? []),
      })),
    awaited: calls + voicemails,
  }
}

async function listeningsOf(client: SqlClient, call: string): Promise<ReadonlyMap<string, Listening[]>> {
  const rows = await client.query<{ recording: string; user_id: string; at: Instant }>(
    `select l.recording, l.user_id, l.at from recording_listening l join recording r on r.id = l.recording
     where r.call_id = $1 order by l.at desc, l.id limit 1000`,
    [call],
  )
  const found = new Map<string, Listening[]>()
  for (const { recording, user_id, at } of rows)
    found.set(recording, [...(found.get(recording) ?? []), { by: user_id as Listening['by'], at }]) // written from a session's user
  return found
}

/** The recording, where this person may hear it and it is still there. */
async function heardBy(parts: ListeningParts, actor: Actor, id: string): Promise<StoredRecording | null> {
  const stored = await recordingById(parts.client, id)
  if (stored === null || stored.deleted_at !== null) return null
  const interaction = await interactionOf(parts, stored.call_id)
  return interaction !== null && may(listening[stored.kind], actor, interaction) ? stored : null
}

/** Writes down that somebody listens, in the log and with the recording, before anything is given. Null: not for them. */
export async function beginListening(parts: ListeningParts, actor: Actor, recording: string): Promise<string | null> {
  const stored = await heardBy(parts, actor, recording)
  if (stored === null) return null
  const id = randomUUID()
  await logRecordingPlayed(parts, actor.id, stored.call_id, stored.id)
  await parts.client.query('insert into recording_listening (id, recording, user_id, at) values ($1, $2, $3, $4)', [
    id,
    stored.id,
    actor.id,
    parts.now(),
  ])
  return id
}

/** The recording that somebody has begun to hear, while they still may; null otherwise. */
export async function heardIn(
  parts: ListeningParts,
  actor: Actor,
  recording: string,
  listeningId: string,
): Promise<StoredRecording | null> {
  const since = instantOf(unixMsOf(parts.now()) - LASTS_MS)
  const begun = await parts.client.query(
    'select 1 from recording_listening where id = $1 and recording = $2 and user_id = $3 and at > $4',
    [listeningId, recording, actor.id, since],
  )
  return begun.length === 0 ? null : heardBy(parts, actor, recording)
}
