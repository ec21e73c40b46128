import { type DocumentRef, refKey, type StoredDocument } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Head } from '#shared/sync/protocol.ts'
import type { CommandRow, CommandState, ReplicaStorage, ScopeRow } from '../port.ts'

/** A map that remembers how to undo what was done since `mark`, so that a transaction can be taken back whole. */
class UndoableMap<V> {
  private readonly rows = new Map<string, V>()
  private readonly undo: (() => void)[]
  private readonly written: () => void
  constructor(undo: (() => void)[], written: () => void) {
    this.undo = undo
    this.written = written
  }
  get(key: string): V | undefined {
    return this.rows.get(key)
  }
  set(key: string, value: V): void {
    this.written()
    const had = this.rows.has(key)
    const before = this.rows.get(key)
    this.undo.push(() => (had ? this.rows.set(key, before as V) : this.rows.delete(key))) // `had` says that there was a V
    this.rows.set(key, value)
  }
  delete(key: string): void {
    const before = this.rows.get(key)
    if (before === undefined && !this.rows.has(key)) return
    this.written()
    this.undo.push(() => this.rows.set(key, before as V)) // there was one, by the line above
    this.rows.delete(key)
  }
  values(): V[] {
    return [...this.rows.values()]
  }
}

const order = (a: CommandRow, b: CommandRow): number => {
  if (a.recovered !== null && b.recovered !== null) return a.recovered - b.recovered
  if (a.recovered !== null || b.recovered !== null) return a.recovered !== null ? -1 : 1
  return a.seq - b.seq
}

/**
 * The store in memory, for the simulation. `beforeWrite` is called before every single write and may throw, as a power
 * cut does: the transaction under way then has not happened.
 * @param keepUntil the same rule as the product's, per kind, for eviction
 */
export function memoryStorage(
  keepUntil: (document: StoredDocument) => Instant | null,
  beforeWrite: () => void = () => {},
): ReplicaStorage {
  const undo: (() => void)[] = []
  const table = <V>() => new UndoableMap<V>(undo, beforeWrite)
  const metas = table<string>()
  const shown = table<StoredDocument>()
  const bases = table<{ ref: DocumentRef; document: StoredDocument | null }>()
  const commands = table<CommandRow>()
  const scopes = table<ScopeRow>()
  const memberships = table<{ ref: DocumentRef; scopes: ReadonlyMap<string, number> }>()
  const staged = table<{ ref: DocumentRef; scope: string }>()
  const orphans = table<DocumentRef>()
  const heads = table<Head & { at: Instant }>()
  let depth = 0

  const plain = ({ kind, id }: DocumentRef): DocumentRef => ({ kind, id })

  return {
    transaction(work) {
      if (depth > 0) return work()
      depth++
      undo.length = 0
      try {
        return work()
      } catch (thrown) {
        for (const step of undo.reverse()) step()
        throw thrown
      } finally {
        undo.length = 0
        depth--
      }
    },
    meta: (name) => metas.get(name) ?? null,
    setMeta: (name, value) => metas.set(name, value),
    shown: (ref) => shown.get(refKey(ref)) ?? null,
    allShown: (kind) => shown.values().filter((one) => one.kind === kind),
    putShown: (document) => shown.set(refKey(document), document),
    removeShown: (ref) => shown.delete(refKey(ref)),
    base: (ref) => bases.get(refKey(ref))?.document,
    putBase: (ref, document) => bases.set(refKey(ref), { ref: plain(ref), document }),
    removeBase: (ref) => bases.delete(refKey(ref)),
    bases: () => bases.values().map((one) => one.ref),
    appendCommand(row) {
      const seq = Number(metas.get('seq') ?? '0') + 1
      metas.set('seq', String(seq))
      commands.set(row.id, { ...row, seq })
      return seq
    },
    patchCommand(id, patch) {
      const row = commands.get(id)
      if (row === undefined) throw new Error(`command ${id} is not in this store`)
      commands.set(id, { ...row, ...patch })
    },
    command: (id) => commands.get(id) ?? null,
    commandsIn: (states: readonly CommandState[], limit = Number.POSITIVE_INFINITY) =>
      commands
        .values()
        .filter((row) => states.includes(row.state))
        .sort(order)
        .slice(0, limit),
    undecided: (after, limit) =>
      commands
        .values()
        .filter((row) => (row.state === 'held' || row.state === 'deposited') && row.seq > after)
        .sort((a, b) => a.seq - b.seq)
        .slice(0, limit),
    outbox: (limit) =>
      commands
        .values()
        .filter((row) => row.state === 'queued' && !row.collected)
        .sort(order)
        .slice(0, limit),
    countIn: (states) => commands.values().filter((row) => states.includes(row.state)).length,
    settledAbove: (position) =>
      commands
        .values()
        .filter((row) => row.position !== null && row.position > position)
        .sort((a, b) => (a.position ?? 0) - (b.position ?? 0)),
    forgetSettledBefore(instant) {
      for (const row of commands.values())
        if (row.settledAt !== null && row.settledAt < instant) commands.delete(row.id)
    },
    scopes: () => scopes.values(),
    putScope: (row) => scopes.set(row.name, row),
    removeScope: (name) => scopes.delete(name),
    join(ref, scope, generation) {
      const before = memberships.get(refKey(ref))?.scopes ?? new Map<string, number>()
      memberships.set(refKey(ref), { ref: plain(ref), scopes: new Map([...before, [scope, generation]]) })
    },
    leave(ref, scope) {
      const before = memberships.get(refKey(ref))
      if (before?.scopes.has(scope) !== true) return
      const after = new Map([...before.scopes].filter(([name]) => name !== scope))
      if (after.size === 0) memberships.delete(refKey(ref))
      else memberships.set(refKey(ref), { ...before, scopes: after })
    },
    isMember: (ref) => memberships.get(refKey(ref)) !== undefined,
    members: (scope, olderThan = Number.POSITIVE_INFINITY) =>
      memberships
        .values()
        .filter((one) => (one.scopes.get(scope) ?? Number.POSITIVE_INFINITY) < olderThan)
        .map((one) => one.ref),
    stageLeft: (ref, scope) => staged.set(`${scope} ${refKey(ref)}`, { ref: plain(ref), scope }),
    unstageLeft: (ref, scope) => staged.delete(`${scope} ${refKey(ref)}`),
    stagedLefts: () => staged.values(),
    clearStagedLefts() {
      for (const { ref, scope } of staged.values()) staged.delete(`${scope} ${refKey(ref)}`)
    },
    addOrphan: (ref) => orphans.set(refKey(ref), plain(ref)),
    removeOrphan: (ref) => orphans.delete(refKey(ref)),
    orphans: () => orphans.values(),
    rememberHead: (head, at) => heads.set(String(head.position), { ...head, at }),
    heads: (limit) =>
      heads
        .values()
        .sort((a, b) => b.position - a.position)
        .slice(0, limit)
        .map(({ position, chain, at }) => ({ position, chain, at })),
    forgetHeadsBefore(instant) {
      for (const head of heads.values()) if (head.at < instant) heads.delete(String(head.position))
    },
    // Maps have no columns: whoever reads a document reads it with today's program.
    layOutUnread: () => {},
    evictBefore(instant) {
      let gone = 0
      for (const document of shown.values()) {
        const until = keepUntil(document)
        if (until === null || until >= instant || bases.get(refKey(document)) !== undefined) continue
        shown.delete(refKey(document))
        gone++
      }
      return gone
    },
  }
}
