import { refKey } from '#shared/kernel/documents.ts'
import type { EffectQueue } from '../../effects/queue.ts'
import type {
  CentralStore,
  FeedCursor,
  FeedLimit,
  FeedPart,
  FeedRow,
  KeptCommand,
  KnownAnswer,
  ReadTransaction,
  WriteTransaction,
} from '../port.ts'
import { DatabaseFailure, locks } from './locks.ts'
import { memoryEffects } from './memory-effects.ts'
import { applyBatch, type CentralState, documentKey, emptyState, keptKey } from './state.ts'

type Appending = Omit<WriteTransaction, 'appendLast'>

export interface MemoryCentre {
  /** One node's view; `pause` is called before every step of its transactions, and may throw to break them. */
  node(pause: () => Promise<void>): CentralStore
  /** The effects as one node's worker takes them. */
  effects(pause: () => Promise<void>): EffectQueue
  state(): CentralState
  /** Puts an older state back, as a restore does. */
  restore(state: CentralState): void
}

/**
 * The centre's store in memory, for the simulation: real row locks, real waiting, a snapshot a read transaction, and the
 * failures of Postgres by their SQLSTATE.
 */
export function memoryCentre(centre: string): MemoryCentre {
  let committed = emptyState(centre)
  const rows = locks()

  const node = (pause: () => Promise<void>): CentralStore => ({
    async snapshot(work) {
      await pause()
      const state = committed
      return work(reading(() => state, pause))
    },
    async glance(work) {
      await pause()
      return work(reading(() => committed, pause))
    },
    async write(work) {
      const owner = {}
      // Steps on the state as it is at the commit; under the locks they find what they saw.
      const steps: ((state: CentralState) => CentralState)[] = []
      const add = (step: (state: CentralState) => CentralState) => void steps.push(step)
      const seen = () => steps.reduce((state, step) => step(state), committed)
      try {
        await pause()
        const transaction = inOrder(writing(seen, add, owner, pause))
        let last: Promise<void> = Promise.resolve()
        const appendLast: WriteTransaction['appendLast'] = (batch, head) => {
          last = transaction.append(batch, head)
        }
        const result = await work({ ...transaction, appendLast })
        await last
        await pause()
        committed = seen()
        return result
      } finally {
        rows.release(owner)
      }
    },
  })
  function writing(
    seen: () => CentralState,
    add: (step: (state: CentralState) => CentralState) => void,
    owner: object,
    pause: () => Promise<void>,
  ): Appending {
    return {
      ...reading(seen, pause),
      async lock(refs) {
        const found = []
        for (const ref of refs) {
          await pause()
          if (!seen().documents.has(refKey(ref))) continue
          await rows.take(refKey(ref), owner)
          const document = seen().documents.get(refKey(ref))
          if (document !== undefined) found.push(document)
        }
        return found
      },
      async lockQueueNumbers() {
        await pause()
        await rows.take('numbers of queues', owner)
        return [...seen().documents.values()].filter((one) => one.kind === 'queue')
      },
      async lockHead() {
        await pause()
        await rows.take('head', owner)
        return seen().head
      },
      async append(batch, head) {
        await pause()
        if (batch.created.some((one) => seen().documents.has(documentKey(one)))) throw new DatabaseFailure('23505')
        add((state) => applyBatch(state, batch, head))
      },
      async lease(_, count) {
        await pause()
        await rows.take('numbers', owner)
        const from = seen().nextNumber
        add((state) => ({ ...state, nextNumber: from + count }))
        return { from, to: from + count - 1 }
      },
      async skipNumbers(count) {
        await rows.take('numbers', owner)
        add((state) => ({ ...state, nextNumber: state.nextNumber + count }))
      },
      async putRecovery(recovery) {
        add((state) => {
          const fork = Math.min(recovery.fork, state.recovery?.fork ?? recovery.fork)
          return { ...state, recovery: { ...recovery, fork }, head: { ...state.head, epoch: recovery.epoch } }
        })
      },
      async collect(commands) {
        await pause()
        add((state) => ({
          ...state,
          collected: new Map([...commands.map((one) => [one.commandId, one] as const), ...state.collected]),
        }))
      },
      collected: async () => [...seen().collected.values()],
      async forgetCollected() {
        add((state) => ({ ...state, collected: new Map() }))
      },
      async keep(command) {
        if (seen().settled.has(keptKey(command))) return
        add((state) => ({ ...state, kept: new Map([...state.kept, [keptKey(command), command]]) }))
      },
      async release(commandId, why) {
        add((state) => ({
          ...state,
          kept: new Map([...state.kept].filter(([key]) => key !== keptKey({ why, commandId }))),
        }))
      },
      async settle(command) {
        add((state) => ({
          ...state,
          kept: new Map([...state.kept].filter(([key]) => key !== keptKey(command))),
          settled: new Set([...state.settled, keptKey(command)]),
        }))
      },
    }
  }
  return {
    node,
    effects: (pause) =>
      memoryEffects(
        () => committed,
        (step) => {
          committed = step(committed)
        },
        pause,
      ),
    state: () => committed,
    restore(state) {
      committed = state
    },
  }
}

/** As a connection does: what is asked at once is done in the order in which it was asked. */
function inOrder(transaction: Appending): Appending {
  let last: Promise<unknown> = Promise.resolve()
  return new Proxy(transaction, {
    get(target, name, receiver) {
      const step: unknown = Reflect.get(target, name, receiver)
      if (typeof step !== 'function') return step
      return (...given: unknown[]) => {
        const done = last.then(() => step(...given))
        last = done.catch(() => {})
        return done
      }
    },
  })
}

/** Rows after a cursor, compared as Postgres compares rows of three columns. */
function isAfter(row: { position: number; kind: string; id: string }, cursor: FeedCursor): boolean {
  if (row.position !== cursor.position) return row.position > cursor.position
  if (row.kind !== cursor.kind) return row.kind > cursor.kind
  return row.id > cursor.id
}

const byPosition = (a: FeedRow, b: FeedRow): number =>
  a.position - b.position || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function reading(seen: () => CentralState, pause: () => Promise<void>): ReadTransaction {
  return {
    documents: async (refs) => refs.flatMap((ref) => seen().documents.get(refKey(ref)) ?? []),
    teams: async () => [...seen().documents.values()].filter((one) => one.kind === 'team'),
    async answers(ids) {
      await pause()
      const wanted = new Set(ids)
      const state = seen()
      const answers = new Map<string, KnownAnswer>()
      for (const row of state.log) {
        if (row.commandId === null || !wanted.has(row.commandId) || row.outcome === 'reused') continue
        const rejection =
          state.refusals.get(row.commandId) ??
          state.kept.get(keptKey({ why: 'deposited', commandId: row.commandId }))?.rejection ??
          null
        answers.set(row.commandId, { row, rejection })
      }
      return answers
    },
    async anyAnswered(ids) {
      await pause()
      const wanted = new Set(ids)
      return seen().log.some((row) => row.commandId !== null && row.outcome !== 'reused' && wanted.has(row.commandId))
    },
    // No register is loaded in the simulation.
    excluded: async () => [],
    head: async () => seen().head,
    async chainAt(positions) {
      const log = seen().log
      return new Map(
        positions.flatMap((position) => {
          const row = log[position - 1]
          return row === undefined ? [] : [[position, row.chain] as const]
        }),
      )
    },
    async feed(cursors, limit) {
      await pause()
      const state = seen()
      const at = new Map(cursors.map((cursor) => [cursor.scope, cursor]))
      const found: FeedRow[] = []
      for (const row of state.feed.values()) {
        const cursor = at.get(row.scope)
        if (cursor === undefined || !isAfter(row, cursor)) continue
        found.push({ ...row, document: row.state === 'left' ? null : (state.documents.get(documentKey(row)) ?? null) })
      }
      return cutFeed(found.sort(byPosition), limit)
    },
    recovery: async () => seen().recovery,
    kept: async (why: KeptCommand['why']) => [...seen().kept.values()].filter((one) => one.why === why),
    heldOf: async (actor) => [...seen().kept.values()].filter((one) => one.why === 'held' && one.actor === actor),
  }
}

/** As the SQL store cuts it, by the length of each document's text. */
function cutFeed(found: readonly FeedRow[], limit: FeedLimit): FeedPart {
  let bytes = 0
  const cut = found.findIndex(({ document }, n) => {
    bytes += document === null ? 0 : JSON.stringify(document.doc).length
    return n > 0 && (n >= limit.rows || bytes > limit.bytes)
  })
  return cut < 0 ? { rows: found, next: null } : { rows: found.slice(0, cut), next: found[cut] ?? null }
}
