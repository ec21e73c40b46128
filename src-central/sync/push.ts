import { KeptEnvelope } from '#shared/kernel/commands.ts'
import type { PushRequest, PushResponse } from '#shared/sync/protocol.ts'
import { contentHash } from '../log/chain.ts'
import type { EngineParts } from './engine-parts.ts'
import { collectRecovered, isPast, keepUnapplied, recoveryFor } from './recovery.ts'
import { type Received, takeAll } from './take.ts'

/**
 * Takes up to a hundred commands of one workstation, in one transaction where all goes well. What fails on data or on a
 * bug is done again one by one; the one that fails alone is held.
 */
export async function push(
  parts: EngineParts,
  userId: string,
  request: PushRequest,
  admitted: Promise<void> = Promise.resolve(),
): Promise<PushResponse> {
  // An envelope that has no id, or is not its sender's, cannot be answered by id and is not what any console sends.
  const received = request.commands.flatMap((raw): Received[] => {
    const parsed = KeptEnvelope.safeParse(raw)
    return parsed.success ? [{ body: parsed.data, sha256: contentHash(parsed.data) }] : []
  })
  const taken = await takeAll(parts, userId, request.store, received, async (recovery) => {
    await admitted
    return isPast(recovery, request.heard)
  })
  if (taken === null) return pushInRecovery(parts, userId, request)
  const { head } = taken
  const answers = [...taken.answers]
  if (request.recovered !== undefined) await keepUnapplied(parts, userId, request, answers)
  return { kind: 'answers', answers, head: { position: head.position, chain: head.chain }, time: parts.now() }
}

/** There is a recovery to go through: what comes back from the lost history is collected, all else waits. */
async function pushInRecovery(parts: EngineParts, userId: string, request: PushRequest): Promise<PushResponse> {
  const time = parts.now()
  const recovery = await recoveryFor(parts, request.heard)
  // It was past its time and has been ended.
  if (recovery === null) return push(parts, userId, request)
  if (recovery.ended || request.recovered === undefined) return { kind: 'recovery', recovery: recovery.id, time }
  const ids = await collectRecovered(parts, userId, request)
  return ids === null ? push(parts, userId, request) : { kind: 'collected', ids, time }
}
