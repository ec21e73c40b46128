import { type CommandEnvelope, KeptEnvelope } from '#shared/kernel/commands.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import { instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { Answer, CommonHeadRequest, CommonHeadResponse, PushRequest } from '#shared/sync/protocol.ts'
import { contentHash } from '../log/chain.ts'
import type { CollectedCommand, Recovery } from '../store/port.ts'
import type { EngineParts } from './engine-parts.ts'
import { actorFrom } from './people.ts'
import { takeAll } from './take.ts'

const COLLECTS_MS = 60 * 60_000
/** Numbers that the lost history may have given out are skipped. */
const NUMBERS_SKIPPED = 100_000

/**
 * The recovery that a store must go through before anything else: one that collects, or one that has ended and that this
 * store has not heard of. Null in ordinary times. A recovery past its time limit is ended here.
 * @param heard the last one that the store has gone through
 */
export async function recoveryFor(parts: EngineParts, heard: string | null): Promise<Recovery | null> {
  const recovery = await parts.store.glance((read) => read.recovery())
  if (recovery === null) return null
  if (!recovery.ended && parts.now() > recovery.until) {
    await endRecovery(parts)
    return recoveryFor(parts, heard)
  }
  return isPast(recovery, heard) ? null : recovery
}

/**
 * Begins to collect what workstations know and this centre does not. Nothing happens when one is under way, unless `anew`:
 * a backup may hold one that its workstations have long gone through, and they must be asked again.
 * @param found how it is known that the centre went back. `atOnce`: before anything else was taken, so that what was lost
 *   lies behind the head of now. `later`: by a cursor; who came before it may have filled the lost positions anew.
 */
export async function beginRecovery(
  parts: Pick<EngineParts, 'store' | 'now' | 'newId' | 'recoveryMs'>,
  mode: 'once' | 'anew' = 'once',
  found: 'atOnce' | 'later' = 'atOnce',
): Promise<void> {
  await parts.store.write(async (transaction) => {
    // Numbers before head, as a push takes its locks.
    await transaction.skipNumbers(NUMBERS_SKIPPED)
    const head = await transaction.lockHead()
    const current = await transaction.recovery()
    if (mode === 'once' && current !== null && !current.ended) return
    const epoch = head.epoch + 1
    const until = instantOf(unixMsOf(parts.now()) + (parts.recoveryMs ?? COLLECTS_MS))
    const fork = found === 'atOnce' ? head.position : 0
    await transaction.putRecovery({ id: parts.newId(), epoch, fork, until, ended: false })
  })
}

/** There has been none, or it has ended and this store has gone through it. */
export const isPast = (recovery: Recovery | null, heard: string | null): boolean =>
  recovery === null || (recovery.ended && heard === recovery.id)

/** The last head that a store and this centre share. */
export async function commonHead(parts: EngineParts, request: CommonHeadRequest): Promise<CommonHeadResponse> {
  return parts.store.snapshot(async (transaction) => {
    const recovery = await transaction.recovery()
    const time = parts.now()
    if (recovery === null) return { recovery: request.recovery, position: 0, collecting: false, time }
    const chains = await transaction.chainAt(request.heads.map((head) => head.position))
    const common = request.heads
      .filter((head) => chains.get(head.position) === head.chain)
      .reduce((highest, head) => Math.max(highest, head.position), 0)
    return { recovery: recovery.id, position: common, collecting: !recovery.ended, time }
  })
}

/**
 * Keeps what a store brings back until the end.
 * @returns the ids that are now safe here; null when the recovery has ended meanwhile and nothing was kept
 */
export async function collectRecovered(
  parts: EngineParts,
  userId: string,
  request: PushRequest,
): Promise<CommandId[] | null> {
  const positions = new Map((request.recovered ?? []).map((one) => [one.id as string, one.position]))
  const commands = request.commands.flatMap((raw): CollectedCommand[] => {
    const body = KeptEnvelope.safeParse(raw)
    const position = body.success ? positions.get(body.data.id) : undefined
    return body.success && position !== undefined
      ? [{ commandId: body.data.id, position, actor: userId, store: request.store, body: body.data }]
      : []
  })
  const kept = await parts.store.write(async (transaction) => {
    // Under the lock under which a recovery ends: what is kept here is decided there.
    await transaction.lockHead()
    const recovery = await transaction.recovery()
    if (recovery === null || recovery.ended) return false
    await transaction.collect(commands)
    return true
  })
  return kept ? commands.map((one) => one.commandId as CommandId) : null // parsed as one above
}

/**
 * Decides everything that was collected in the order of the lost positions, and lets work go on. What cannot be applied
 * goes with its content to the coordinator's list. Stopped half way it goes on where it was: what was decided answers the same.
 */
export async function endRecovery(parts: EngineParts): Promise<void> {
  // Their stores do not pull because of this: they are told like all others.
  const telling: EngineParts = { ...parts, published: (scopes) => parts.published?.(scopes) }
  const decided = new Set<string>()
  for (;;) {
    // What came while the others were decided is decided before the end: it was said to be safe.
    const fresh = await endOrFresh(parts, decided)
    if (fresh.length === 0) return
    for (const one of fresh) {
      const received = [{ body: one.body, sha256: contentHash(one.body) }]
      const taken = await takeAll(telling, one.actor, one.store, received)
      await keepOne(parts, one.actor, one.store, one.body, taken?.answers[0])
      decided.add(one.commandId)
    }
  }
}

/** Ends the recovery where everything that was collected is decided. @returns what is not, in the order of the lost positions */
async function endOrFresh(parts: EngineParts, decided: ReadonlySet<string>): Promise<readonly CollectedCommand[]> {
  return parts.store.write(async (transaction) => {
    await transaction.lockHead()
    const recovery = await transaction.recovery()
    if (recovery === null || recovery.ended) return []
    const fresh = (await transaction.collected()).filter((one) => !decided.has(one.commandId))
    if (fresh.length === 0) {
      await transaction.putRecovery({ ...recovery, ended: true })
      // They are in the log and on the list: the next recovery would put those of the list on it once more.
      await transaction.forgetCollected()
    }
    return [...fresh].sort((a, b) => a.position - b.position || (a.commandId < b.commandId ? -1 : 1))
  })
}

/**
 * Late returners are decided on arrival; what could not be applied goes to the coordinator's list as well. But only what a
 * recovery may have lost: a position above its fork.
 */
export async function keepUnapplied(
  parts: EngineParts,
  userId: string,
  request: PushRequest,
  answers: readonly Answer[],
): Promise<void> {
  const recovery = await parts.store.glance((read) => read.recovery())
  if (recovery === null) return
  const lost = (request.recovered ?? []).filter(({ position }) => position > recovery.fork)
  const ids = new Set<string>(lost.map(({ id }) => id))
  for (const raw of request.commands) {
    const body = KeptEnvelope.safeParse(raw)
    if (!body.success || !ids.has(body.data.id)) continue
    await keepOne(
      parts,
      userId,
      request.store,
      body.data,
      answers.find((answer) => answer.id === body.data.id),
    )
  }
}

async function keepOne(
  parts: EngineParts,
  actor: string,
  store: string,
  body: CommandEnvelope,
  answer: Answer | undefined,
): Promise<void> {
  // What names another as its author no console sends: nobody decides about it.
  if (answer?.outcome !== 'refused' || body.actor !== actor) return
  const { code, facts } = answer.rejection
  await parts.store.write(async (transaction) => {
    const author = actorFrom(parts.model, (await transaction.documents([{ kind: 'user', id: actor }]))[0], [])
    await transaction.keep({
      commandId: body.id,
      actor,
      store,
      body,
      why: 'recovery',
      rejection: facts === undefined ? { code } : { code, facts },
      at: parts.now(),
      ...(author === null ? {} : { roles: author.roles }),
    })
  })
}
