import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#shared/kernel/commands.ts'
import type { CommandId } from '#shared/kernel/ids.ts'
import { scopesOfActor } from '#shared/model/scopes.ts'
import { type Answer, HEAD_CURSOR, type PullPage, type PullRequest, type PullResponse } from '#shared/sync/protocol.ts'
import type {
  FeedCursor,
  FeedKey,
  FeedLimit,
  FeedPart,
  FeedRow,
  HeadRow,
  KnownAnswer,
  ReadTransaction,
} from '../store/port.ts'
import { type Cursor, readCursor, writeCursor } from './cursors.ts'
import type { EngineParts } from './engine-parts.ts'
import { actorFrom } from './people.ts'
import { beginRecovery, isPast, recoveryFor } from './recovery.ts'

const PAGE = 500
/** Of the documents of a page, as the store keeps them: text is some three times as long. */
const PAGE_BYTES = 1024 * 1024
/** Answers to so many commands are looked up before it is known whether this is the page that carries them. */
const FEW = 100
/** A workstation with fewer radicado numbers than this is given new ones. */
const NUMBERS_LOW = 100
const NUMBERS_LEASED = 200

/** A cursor that contradicts the log: this centre has gone back in time. */
class WentBack extends Error {}
class AnotherCentre extends Error {}

/** One page of what has changed since the cursors, from one snapshot. */
export async function pull(
  parts: EngineParts,
  userId: string,
  request: PullRequest,
  admitted: Promise<void> = Promise.resolve(),
): Promise<PullResponse> {
  try {
    const found = await parts.store.snapshot((transaction) => pageOf(parts, transaction, userId, request))
    await admitted
    if (found === null) {
      const recovery = await recoveryFor(parts, request.heard)
      if (recovery === null) return pull(parts, userId, request)
      return { kind: 'recovery', recovery: recovery.id, time: parts.now() }
    }
    const { page, actor } = found
    const lends = page.complete && actor.roles.includes('advisor') && request.numbersLeft < NUMBERS_LOW
    if (!lends) return page
    return {
      ...page,
      lease: await parts.store.write((transaction) => transaction.lease(request.store, NUMBERS_LEASED)),
    }
  } catch (failure) {
    if (failure instanceof AnotherCentre) return { kind: 'anotherCentre', time: parts.now() }
    if (!(failure instanceof WentBack)) throw failure
    await admitted
    await beginRecovery(parts, 'once', 'later')
    return pull(parts, userId, request)
  }
}

/** Null: there is a recovery to go through first. */
async function pageOf(
  parts: EngineParts,
  transaction: ReadTransaction,
  userId: string,
  request: PullRequest,
): Promise<{ page: PullPage; actor: Actor } | null> {
  const given = givenCursors(parts, request)
  const limit = { rows: request.limit ?? PAGE, bytes: PAGE_BYTES }
  const expected = expectedCursors(given)
  // Asked at once with what says whether the page is to be just that, as it mostly is.
  const [recovery, head, [user], teams, chains, changed, settled] = await Promise.all([
    transaction.recovery(),
    transaction.head(),
    transaction.documents([{ kind: 'user', id: userId }]),
    transaction.teams(),
    transaction.chainAt([...new Set([...given.values()].flatMap((cursor) => cursor?.head.position ?? []))]),
    expected.length === 0 ? null : transaction.feed(expected, limit),
    request.unsettled.length > FEW ? null : transaction.answers(request.unsettled),
  ])
  if (!isPast(recovery, request.heard)) return null
  const actor = actorFrom(parts.model, user, teams)
  if (actor === null) throw new Error(`nobody is ${userId}`)
  const scopes = scopesOfActor(actor)
  const { cursors, resync } = readCursors(given, scopes, head, chains)

  const asExpected = isDeepStrictEqual(cursors, expected) ? changed : null
  const { sent, complete } = await cutPage(transaction, cursors, limit, asExpected)
  const last = sent.at(-1)
  const next = (cursor: FeedCursor): Cursor => {
    const seen = { position: head.position, chain: head.chain }
    const base = { centre: head.centre, epoch: head.epoch, scope: cursor.scope, head: seen }
    if (complete || last === undefined) return { ...base, position: head.position, kind: '', id: '', complete: true }
    const at = after(cursor, last) ? cursor : last
    return { ...base, position: at.position, kind: at.kind, id: at.id, complete: false }
  }
  const answers = complete
    ? (settled ?? (await transaction.answers(request.unsettled)))
    : new Map<string, KnownAnswer>()
  const page: PullPage = {
    kind: 'page',
    scopes: [...scopes],
    resync,
    rows: rowsOf(sent),
    left: sent.filter((row) => row.state === 'left').map(({ scope, kind, id }) => ({ scope, kind, id })),
    cursors: Object.fromEntries(
      [{ scope: HEAD_CURSOR, position: head.position, kind: '', id: '' }, ...cursors].map((cursor) => [
        cursor.scope,
        writeCursor(parts.cursorKey, next(cursor)),
      ]),
    ),
    complete,
    answers: [...answers].flatMap(([id, known]) => settledAnswer(id, known)),
    head: { position: head.position, chain: head.chain },
    time: parts.now(),
  }
  return { page, actor }
}

/**
 * So many rows at the most, never cut between the rows of one document: several scopes hold it at one position, and a
 * cursor behind it would skip those of the other scopes. A document that is beyond the limit comes alone.
 * @param asked what this limit gives, where it is known
 */
async function cutPage(
  transaction: ReadTransaction,
  cursors: readonly FeedCursor[],
  limit: FeedLimit,
  asked: FeedPart | null = null,
): Promise<{ sent: readonly FeedRow[]; complete: boolean }> {
  const { rows, next } = asked ?? (await transaction.feed(cursors, limit))
  if (next === null) return { sent: rows, complete: true }
  const whole = rows.filter((row) => !isOneDocument(row, next))
  if (whole.length > 0) return { sent: whole, complete: false }
  const { sent, complete } = await cutPage(transaction, cursors, { rows: limit.rows * 2, bytes: limit.bytes * 2 })
  const alone = sent.filter((row) => isOneDocument(row, next))
  return { sent: alone, complete: complete && alone.length === sent.length }
}

const isOneDocument = (a: FeedKey, b: FeedKey): boolean =>
  a.position === b.position && a.kind === b.kind && a.id === b.id

const after = (a: FeedCursor, b: FeedRow): boolean => {
  if (a.position !== b.position) return a.position > b.position
  if (a.kind !== b.kind) return a.kind > b.kind
  return a.id > b.id
}

/** A document of several scopes is sent once a page, with all of them. */
function rowsOf(sent: readonly FeedRow[]): PullPage['rows'] {
  const rows = new Map<string, PullPage['rows'][number]>()
  for (const { kind, id, scope, state, document } of sent) {
    if (state !== 'present' || document === null) continue
    const known = rows.get(`${kind}/${id}`)
    if (known !== undefined) known.scopes.push(scope)
    else
      rows.set(`${kind}/${id}`, {
        kind,
        id,
        version: document.version,
        schema: document.schema,
        doc: document.doc,
        scopes: [scope],
      })
  }
  return [...rows.values()]
}

function settledAnswer(given: string, { row, rejection }: KnownAnswer): Answer[] {
  const id = given as CommandId // asked for by the workstation as one
  const { outcome, position } = row
  if (outcome === 'accepted' || outcome === 'held') return [{ id, outcome, position }]
  if (outcome === 'refused' || outcome === 'deposited')
    return [{ id, outcome, position, rejection: { ...(rejection ?? { code: 'command.refused' }) } }]
  return []
}

/** The cursors that came, by scope; null for what this centre's key did not make. */
function givenCursors(parts: EngineParts, request: PullRequest): ReadonlyMap<string, Cursor | null> {
  const given = Object.entries(request.cursors).filter(([, token]) => token !== '')
  return new Map(given.map(([scope, token]) => [scope, readCursor(parts.cursorKey, token)]))
}

/** Where a workstation goes on whose scopes are those it had, and whose cursors are all of this history. */
const expectedCursors = (given: ReadonlyMap<string, Cursor | null>): FeedCursor[] =>
  [...given]
    .flatMap(([scope, cursor]) => (cursor === null || scope === HEAD_CURSOR ? [] : onFrom(scope, cursor)))
    .sort((a, b) => (a.scope < b.scope ? -1 : 1))

/** A complete cursor stands behind every row of its position. */
const onFrom = (scope: string, { position, kind, id, complete }: Cursor): FeedCursor =>
  complete ? { scope, position: position + 1, kind: '', id: '' } : { scope, position, kind, id }

/** Where each scope goes on; those that begin anew are named in `resync` when the workstation had some of them. */
function readCursors(
  given: ReadonlyMap<string, Cursor | null>,
  scopes: readonly string[],
  head: HeadRow,
  chains: ReadonlyMap<number, string>,
): { cursors: FeedCursor[]; resync: string[] } {
  const resync: string[] = []
  const known = new Map<string, Cursor>()
  for (const scope of [HEAD_CURSOR, ...scopes]) {
    const cursor = given.get(scope)
    if (cursor === undefined) continue
    if (cursor !== null && cursor.centre !== head.centre) throw new AnotherCentre()
    if (cursor === null || cursor.scope !== scope || cursor.epoch !== head.epoch) {
      if (scope !== HEAD_CURSOR) resync.push(scope)
    } else known.set(scope, cursor)
  }
  const heads = [...known.values()].map((cursor) => cursor.head).filter((seen) => seen.position > 0)
  if (heads.some((seen) => chains.get(seen.position) !== seen.chain)) throw new WentBack()
  const cursors = scopes.map((scope): FeedCursor => {
    const cursor = known.get(scope)
    return cursor === undefined ? { scope, position: 0, kind: '', id: '' } : onFrom(scope, cursor)
  })
  return { cursors, resync }
}
