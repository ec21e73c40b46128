import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { parseCommand } from '#shared/kernel/decide.ts'
import { compareRefs, type DocumentRef, refKey, type StoredDocument } from '#shared/kernel/documents.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import type { Answer } from '#shared/sync/protocol.ts'
import type { KnownAnswer, WriteTransaction } from '../store/port.ts'
import type { EngineParts } from './engine.ts'
import { onlyAtCentre } from './only-at-centre.ts'
import { actorFrom } from './people.ts'
import { allTouches, batchOf, type Desk, decideAtCentre, desk, type Planned, scopesOf } from './plan.ts'
import { BeginAgain, isPassing, retrying } from './retry.ts'

/** A command of a request that can be named: its envelope fits. */
export interface Received {
  readonly body: CommandEnvelope
  readonly sha256: string
}

/**
 * Takes commands of one workstation, in one transaction where all goes well. What fails on data or on a bug is done
 * again one by one; the one that fails alone is held.
 * @returns an answer for each, in their order
 */
export async function takeAll(
  parts: EngineParts,
  userId: string,
  store: string,
  received: readonly Received[],
): Promise<Answer[]> {
  const wait = parts.wait ?? (() => Promise.resolve())
  try {
    return await retrying(() => takeTogether(parts, userId, store, received), wait)
  } catch (failure) {
    if (isPassing(failure)) throw failure
    const [alone] = received
    if (received.length === 1 && alone !== undefined) {
      parts.failed?.(alone.body.id, failure)
      return retrying(() => takeTogether(parts, userId, store, received, 'hold'), wait)
    }
  }
  const answers: Answer[] = []
  for (const one of received) answers.push(...(await takeAll(parts, userId, store, [one])))
  return answers
}

function answerOf(body: CommandEnvelope, sha256: string, known: KnownAnswer): Answer {
  const id = body.id as CommandId // parsed as one
  const { position, outcome } = known.row
  if (known.row.sha256 !== sha256) return { id, outcome: 'reused' }
  const rejection = known.rejection ?? { code: 'command.refused' }
  if (outcome === 'refused' || outcome === 'deposited') return { id, outcome, position, rejection: { ...rejection } }
  return outcome === 'held' ? { id, outcome, position } : { id, outcome: 'accepted', position }
}

async function takeTogether(
  parts: EngineParts,
  userId: string,
  store: string,
  received: readonly Received[],
  mode: 'decide' | 'hold' = 'decide',
): Promise<Answer[]> {
  const scopes = new Set<string>()
  const answers = await parts.store.write(async (transaction) => {
    const [before, teams] = await Promise.all([
      transaction.answers(received.map((one) => one.body.id)),
      transaction.teams(),
    ])
    const known = new Map(before)
    const fresh = distinct(received.filter((one) => !known.has(one.body.id)))
    const reused = received.filter(
      (one) => known.get(one.body.id) !== undefined && known.get(one.body.id)?.row.sha256 !== one.sha256,
    )
    if (fresh.length === 0 && reused.length === 0)
      return received.map((one) => answerOf(one.body, one.sha256, mustKnow(known, one)))

    const work = await decideFresh(parts, transaction, userId, teams, fresh, mode)
    const planned = [
      ...work.planned,
      ...reused.map(
        ({ body, sha256 }): Planned => ({ body, sha256, outcome: 'reused', rejection: null, written: [], effects: [] }),
      ),
    ]
    const [head, taken] = await Promise.all([
      transaction.lockHead(),
      transaction.answers(fresh.map((one) => one.body.id)),
    ])
    // Another node may have taken the same command while this one waited for its documents.
    if (taken.size > 0) throw new BeginAgain()
    const made = batchOf(parts.model, work.desk, planned, head, userId, store, parts.now())
    await transaction.append(made.batch, made.head)
    for (const change of made.batch.feed) scopes.add(change.scope)
    for (const document of work.desk.before.values())
      if (document.kind === 'user') for (const scope of scopesOf(parts.model, document)) scopes.add(scope)
    for (const row of made.batch.log) {
      if (row.commandId === null || row.outcome === 'reused') continue
      known.set(row.commandId, {
        row,
        rejection: work.planned.find((one) => one.body.id === row.commandId)?.rejection ?? null,
      })
    }
    return received.map((one) => answerOf(one.body, one.sha256, mustKnow(known, one)))
  })
  if (scopes.size > 0) parts.published?.(scopes, store)
  return answers
}

function mustKnow(known: ReadonlyMap<string, KnownAnswer>, one: Received): KnownAnswer {
  const answer = known.get(one.body.id)
  if (answer === undefined) throw new Error(`no answer was made for ${one.body.id}`)
  return answer
}

/** The first of each id: one request may carry a command twice. */
const distinct = (received: readonly Received[]): Received[] => [
  ...new Map(received.map((one) => [one.body.id, one])).values(),
]

async function decideFresh(
  parts: EngineParts,
  transaction: WriteTransaction,
  userId: string,
  teams: readonly StoredDocument[],
  fresh: readonly Received[],
  mode: 'decide' | 'hold',
): Promise<{ planned: Planned[]; desk: Desk }> {
  const parsed = fresh.map((one) => ({ ...one, parsed: parseCommand(parts.model, one.body) }))
  const own: DocumentRef = { kind: 'user', id: userId }
  const refs = [own, ...parsed.flatMap((one) => (one.parsed.ok ? one.parsed.value.touches : []))]
  // What is held is looked up behind the lock of its author's own document, as whoever holds it does.
  const [locked, held] = await Promise.all([transaction.lock(sortedRefs(refs)), transaction.heldOf(userId)])
  let on = desk(locked)
  const further = parsed
    .flatMap((one) => (one.parsed.ok ? allTouches(parts.model, one.parsed.value, on) : []))
    .filter((ref) => !refs.some((known) => refKey(known) === refKey(ref)))
  if (further.length > 0) on = desk([...on.before.values(), ...(await transaction.lock(sortedRefs(further)))])

  const actor = actorFrom(parts.model, on.before.get(refKey(own)), teams)
  if (actor === null) throw new Error(`nobody is ${userId}`)
  const behind = new Set(held.flatMap((one) => touchedKeys(parts, one.body)))
  const planned: Planned[] = []
  for (const { body, sha256, parsed: one } of parsed) {
    const base = { body, sha256, written: [], effects: [] }
    const keys = one.ok ? one.value.touches.map(refKey) : []
    if (mode === 'hold' || keys.some((key) => behind.has(key))) {
      for (const key of keys) behind.add(key)
      planned.push({ ...base, outcome: 'held', rejection: null })
    } else if (body.actor !== userId)
      planned.push({ ...base, outcome: 'refused', rejection: { code: 'command.foreignActor' } })
    else if (!one.ok) planned.push({ ...base, outcome: 'refused', rejection: one.error })
    else if (!actor.enabled) planned.push({ ...base, outcome: 'deposited', rejection: { code: 'actor.disabled' } })
    else
      planned.push({
        body,
        sha256,
        ...decideAtCentre(
          parts.model,
          on,
          one.value,
          actor,
          parts.now(),
          await onlyAtCentre(transaction, one.value, on),
        ),
      })
  }
  return { planned, desk: on }
}

const touchedKeys = (parts: EngineParts, body: CommandEnvelope): string[] => {
  const parsed = parseCommand(parts.model, body)
  return parsed.ok ? parsed.value.touches.map(refKey) : []
}

const sortedRefs = (refs: readonly DocumentRef[]): DocumentRef[] =>
  [...new Map(refs.map((ref) => [refKey(ref), ref])).values()].sort(compareRefs)
