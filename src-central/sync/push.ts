import { CommandEnvelope } from '#shared/kernel/commands.ts'
import type { PushRequest, PushResponse } from '#shared/sync/protocol.ts'
import { contentHash } from '../log/chain.ts'
import type { EngineParts } from './engine.ts'
import { collectRecovered, keepUnapplied, recoveryFor } from './recovery.ts'
import { type Received, takeAll } from './take.ts'

/**
 * Takes up to a hundred commands of one workstation, in one transaction where all goes well. What fails on data or on a
 * bug is done again one by one; the one that fails alone is held.
 */
export async function push(parts: EngineParts, userId: string, request: PushRequest): Promise<PushResponse> {
  const time = parts.now()
  const recovery = await recoveryFor(parts, request.heard)
  if (recovery !== null) {
    if (recovery.ended || request.recovered === undefined) return { kind: 'recovery', recovery: recovery.id, time }
    const ids = await collectRecovered(parts, userId, request)
    return ids === null ? push(parts, userId, request) : { kind: 'collected', ids, time }
  }
  // An envelope that has no id, or is not its sender's, cannot be answered by id and is not what any console sends.
  const received = request.commands.flatMap((raw): Received[] => {
    const parsed = CommandEnvelope.safeParse(raw)
    return parsed.success ? [{ body: parsed.data, sha256: contentHash(parsed.data) }] : []
  })
  const answers = await takeAll(parts, userId, request.store, received)
  if (request.recovered !== undefined) await keepUnapplied(parts, userId, request, answers)
  const head = await parts.store.glance((read) => read.head())
  return { kind: 'answers', answers, head: { position: head.position, chain: head.chain }, time: parts.now() }
}
