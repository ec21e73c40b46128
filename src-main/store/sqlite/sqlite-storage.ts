import type { Database, Statement } from 'better-sqlite3'
import type { DocumentKind, StoredDocument } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ReplicaStorage, ScopeRow } from '../port.ts'
import { BOUND_LIMIT } from './bound-limit.ts'
import { commandStorage } from './commands.ts'
import { documentTables } from './documents.ts'

interface RefRow {
  readonly kind: DocumentKind
  readonly id: string
}

/** The workstation's store on SQLite. The only writing connection is given; its pragmas and migrations are done. */
export function sqliteStorage(db: Database, model: Model): ReplicaStorage {
  const documents = documentTables(db, model)
  const meta = {
    get: db.prepare<[string], { value: string }>('select value from meta where name = ?'),
    set: db.prepare(
      'insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    ),
  }
  return {
    // A transaction inside another joins it, as the memory's does.
    transaction: (work) => (db.inTransaction ? work() : db.transaction(work).immediate()),
    meta: (name) => meta.get.get(name)?.value ?? null,
    setMeta: (name, value) => void meta.set.run(name, value),
    shown: (ref) => documents.read(ref),
    allShown: (kind) => documents.all(kind),
    putShown: (document) => documents.write(document),
    removeShown: (ref) => documents.remove(ref),
    ...commandStorage(db),
    ...baseStorage(db),
    ...scopeStorage(db),
    ...headStorage(db),
    layOutUnread: () => documents.layOutUnread(),
    evictBefore: (instant) => documents.evictBefore(instant),
  }
}

type BaseStorage = Pick<
  ReplicaStorage,
  'base' | 'putBase' | 'removeBase' | 'bases' | 'addOrphan' | 'removeOrphan' | 'orphans'
>

function baseStorage(db: Database): BaseStorage {
  const select: Statement<[string, string], { version: number; schema: number; doc: string | null }> = db.prepare(
    'select version, schema, doc from base where kind = ? and id = ?',
  )
  const put = db.prepare('insert or replace into base (kind, id, version, schema, doc) values (?, ?, ?, ?, ?)')
  const remove = db.prepare('delete from base where kind = ? and id = ?')
  const all = db.prepare<[], RefRow>('select kind, id from base')
  const addOrphan = db.prepare('insert or ignore into orphan (kind, id) values (?, ?)')
  const removeOrphan = db.prepare('delete from orphan where kind = ? and id = ?')
  const orphans = db.prepare<[], RefRow>('select kind, id from orphan')
  return {
    base(ref): StoredDocument | null | undefined {
      const row = select.get(ref.kind, ref.id)
      if (row === undefined) return undefined
      return row.doc === null
        ? null
        : { kind: ref.kind, id: ref.id, version: row.version, schema: row.schema, doc: JSON.parse(row.doc) }
    },
    putBase: (ref, document) =>
      void put.run(
        ref.kind,
        ref.id,
        document?.version ?? null,
        document?.schema ?? null,
        document === null ? null : JSON.stringify(document.doc),
      ),
    removeBase: (ref) => void remove.run(ref.kind, ref.id),
    bases: () => all.all(),
    addOrphan: (ref) => void addOrphan.run(ref.kind, ref.id),
    removeOrphan: (ref) => void removeOrphan.run(ref.kind, ref.id),
    orphans: () => orphans.all(),
  }
}

type ScopeStorage = Pick<
  ReplicaStorage,
  | 'scopes'
  | 'putScope'
  | 'removeScope'
  | 'join'
  | 'leave'
  | 'isMember'
  | 'members'
  | 'stageLeft'
  | 'unstageLeft'
  | 'stagedLefts'
  | 'clearStagedLefts'
>

function scopeStorage(db: Database): ScopeStorage {
  const all = db.prepare<[], { name: string; cursor: string; generation: number; sweeping: number }>(
    'select * from scope order by name',
  )
  const put = db.prepare('insert or replace into scope (name, cursor, generation, sweeping) values (?, ?, ?, ?)')
  const remove = db.prepare('delete from scope where name = ?')
  const join = db.prepare(
    'insert into membership (kind, id, scope, generation) values (?, ?, ?, ?) on conflict (kind, id, scope) do update set generation = excluded.generation',
  )
  const leave = db.prepare('delete from membership where kind = ? and id = ? and scope = ?')
  const isMember = db.prepare('select 1 from membership where kind = ? and id = ? limit 1').pluck()
  const members = db.prepare<[string, number], RefRow>(
    'select kind, id from membership where scope = ? and generation < ?',
  )
  const stage = db.prepare('insert or ignore into staged_left (scope, kind, id) values (?, ?, ?)')
  const unstage = db.prepare('delete from staged_left where scope = ? and kind = ? and id = ?')
  const staged = db.prepare<[], RefRow & { scope: string }>('select scope, kind, id from staged_left')
  const clear = db.prepare('delete from staged_left')
  return {
    scopes: (): readonly ScopeRow[] => all.all().map((row) => ({ ...row, sweeping: row.sweeping === 1 })),
    putScope: (row) => void put.run(row.name, row.cursor, row.generation, row.sweeping ? 1 : 0),
    removeScope: (name) => void remove.run(name),
    join: (ref, scope, generation) => void join.run(ref.kind, ref.id, scope, generation),
    leave: (ref, scope) => void leave.run(ref.kind, ref.id, scope),
    isMember: (ref) => isMember.get(ref.kind, ref.id) !== undefined,
    members: (scope, olderThan = Number.MAX_SAFE_INTEGER) => members.all(scope, olderThan),
    stageLeft: (ref, scope) => void stage.run(scope, ref.kind, ref.id),
    unstageLeft: (ref, scope) => void unstage.run(scope, ref.kind, ref.id),
    stagedLefts: () => staged.all().map(({ scope, kind, id }) => ({ ref: { kind, id }, scope })),
    clearStagedLefts: () => void clear.run(),
  }
}

function headStorage(db: Database): Pick<ReplicaStorage, 'rememberHead' | 'heads' | 'forgetHeadsBefore'> {
  const put = db.prepare('insert or replace into head (position, chain, at) values (?, ?, ?)')
  const newest = db.prepare<[number], { position: number; chain: string; at: Instant }>(
    `select position, chain, at from head order by position desc ${BOUND_LIMIT}`,
  )
  const forget = db.prepare('delete from head where at < ?')
  return {
    rememberHead: (head, at) => void put.run(head.position, head.chain, at),
    heads: (limit) => newest.all(limit),
    forgetHeadsBefore: (instant) => void forget.run(instant),
  }
}
