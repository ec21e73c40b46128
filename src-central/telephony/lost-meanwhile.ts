import type { Interaction } from '#shared/interactions/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { type CallEntry, isSpeaking } from '#shared/telephony/call-record.ts'
import type { SqlConnection } from '../store/sql/client.ts'
import type { PbxFact } from './calls/told.ts'

/** No customer waits for longer, and no centre is away for longer without people who look after it. */
const WINDOW_MS = 24 * 60 * 60_000

const WAITS: ReadonlySet<CallEntry['kind']> = new Set(['entered', 'requeued'])
const IS_GONE: ReadonlySet<CallEntry['kind']> = new Set(['abandoned', 'left', 'lost', 'voicemail'])

/** The customer was in a queue, and nothing says how that ended: their entry into it; otherwise null. */
export function waitingSince(entries: readonly CallEntry[]): CallEntry | null {
  let since: CallEntry | null = null
  let entered: CallEntry | null = null
  for (const entry of entries) {
    if (entry.kind === 'entered') entered = entry
    if (WAITS.has(entry.kind)) since = entered
    else if (isSpeaking(entry) || IS_GONE.has(entry.kind)) since = null
  }
  return since
}

/** The channel of a customer, as the key of their entry into a queue begins with it (calls/follow.ts). */
export const channelOf = ({ key }: CallEntry): string => key.split('#')[0] ?? ''
/** Asterisk begins the ids of its channels with its own name (`systemname`). */
export const pbxOf = (channel: string): string => channel.replace(/-\d+\.\d+$/, '')

/**
 * Who waited when the centre ended, and has hung up before it was back: they called in vain.
 * @param pbx the name with which this Asterisk begins the ids of its channels
 * @param isThere whether it lists a channel
 */
export function lostOf(
  { id, state, direction, openedAt, call }: Interaction,
  pbx: string,
  isThere: (channel: string) => boolean,
  now: number,
): PbxFact | null {
  const entered = state === 'open' && call !== undefined ? waitingSince(call.entries) : null
  if (call === undefined || entered === null) return null
  const channel = channelOf(entered)
  if (pbxOf(channel) !== pbx || isThere(channel)) return null
  return {
    ...{ call: id, number: call.number, queue: call.queue, direction, openedAt: Date.parse(openedAt) },
    entry: { key: `${channel}/lost`, at: instantOf(now), kind: 'lost' },
    whileWaiting: true,
  }
}

/** Open calls of the last day. @param advisors whose desks they may have rung at; the index is by them */
export async function openCalls(
  connection: SqlConnection,
  model: Model,
  advisors: readonly string[],
  now: number,
): Promise<readonly Interaction[]> {
  const rows = await connection.query<{ id: string; version: number; schema: number; doc: unknown }>(
    `select id, version, schema, doc from doc_interaction
      where (doc->>'advisorId' is null or doc->>'advisorId' = any($1::text[]))
        and opened_at > $2 and doc->>'state' = 'open' and doc ? 'call'`,
    [advisors, instantOf(now - WINDOW_MS)],
  )
  return rows.flatMap((row) => {
    const read = readStored(model, 'interaction', { kind: 'interaction', ...row })
    return read.ok ? [read.value] : []
  })
}
