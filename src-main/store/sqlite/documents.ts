import type { Database, Statement } from 'better-sqlite3'
import type { DocumentKind, DocumentRef, StoredDocument } from '#shared/kernel/documents.ts'
import type { Instant } from '#shared/kernel/instants.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import { type LocalTable, localTables } from './tables.ts'

interface DocumentRow {
  readonly n?: number
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly doc: string
}

/** The shown documents: one table a kind with its columns and search words, kept together. Within a transaction. */
export interface DocumentTables {
  read(ref: DocumentRef): StoredDocument | null
  all(kind: DocumentKind): readonly StoredDocument[]
  write(document: StoredDocument): void
  remove(ref: DocumentRef): void
  layOutUnread(): void
  evictBefore(instant: Instant): number
}

const stored = (kind: DocumentKind, row: DocumentRow): StoredDocument => ({
  kind,
  id: row.id,
  version: row.version,
  schema: row.schema,
  doc: JSON.parse(row.doc),
})
const storedOf = (kind: DocumentKind, row: DocumentRow | undefined): StoredDocument | null =>
  row === undefined ? null : stored(kind, row)

export function documentTables(db: Database, model: Model): DocumentTables {
  const kinds = new Map<string, ReturnType<typeof kindTable>>()
  for (const [kind, table] of localTables) kinds.set(kind, kindTable(db, model, kind as DocumentKind, table)) // keys of localTables are kinds
  const others = otherTable(db)
  const unread = {
    add: db.prepare('insert or ignore into unread (kind, id) values (?, ?)'),
    remove: db.prepare('delete from unread where kind = ? and id = ?'),
    all: db.prepare<[], DocumentRef>('select kind, id from unread'),
  }
  const write = (document: StoredDocument) => {
    const table = kinds.get(document.kind)
    if (table === undefined) others.write(document)
    const known = table === undefined ? readStored(model, document.kind, document).ok : table.write(document)
    if (known) unread.remove.run(document.kind, document.id)
    else unread.add.run(document.kind, document.id)
  }
  return {
    read: (ref) => (kinds.get(ref.kind) ?? others).read(ref),
    all: (kind) => kinds.get(kind)?.all() ?? [],
    write,
    layOutUnread() {
      for (const ref of unread.all.all()) {
        // A kind that had no table of its own then stands among the others.
        const document = kinds.get(ref.kind)?.read(ref) ?? others.read(ref)
        if (document === null || !readStored(model, ref.kind, document).ok) continue
        others.remove(ref)
        write(document)
      }
    },
    remove(ref) {
      unread.remove.run(ref.kind, ref.id)
      ;(kinds.get(ref.kind) ?? others).remove(ref)
    },
    evictBefore: (instant) => [...kinds.values()].reduce((sum, kind) => sum + kind.evictBefore(instant), 0),
  }
}

function kindTable(db: Database, model: Model, kind: DocumentKind, table: LocalTable) {
  const keeps = model.documents.get(kind)?.keepUntil !== undefined
  const columns = [...Object.keys(table.columns), ...(keeps ? ['keep_until'] : [])]
  const named = ['id', 'version', 'schema', 'doc', ...columns]
  const insert = db.prepare(
    `insert into ${table.table} (${named.join(', ')}) values (${named.map(() => '?').join(', ')})
     on conflict (id) do update set ${named
       .slice(1)
       .map((name) => `${name} = excluded.${name}`)
       .join(', ')} returning n`,
  )
  const select: Statement<[string], DocumentRow> = db.prepare(
    `select n, id, version, schema, doc from ${table.table} where id = ?`,
  )
  const every: Statement<[], DocumentRow> = db.prepare(`select id, version, schema, doc from ${table.table}`)
  const remove = db.prepare(`delete from ${table.table} where id = ?`)
  const search = table.search === undefined ? null : searchOf(db, table.search.table)
  const identifiers = table.identifiers === undefined ? null : identifiersOf(db)
  const expired: Statement<[string, string], { id: string }> | null = keeps
    ? db.prepare(
        `select id from ${table.table} d where keep_until < ? and not exists (select 1 from base b where b.kind = ? and b.id = d.id)`,
      )
    : null

  const drop = (ref: DocumentRef): void => {
    const row = select.get(ref.id)
    if (row?.n === undefined) return
    search?.remove(row.n)
    identifiers?.remove(ref.id)
    remove.run(ref.id)
  }
  return {
    read: (ref: DocumentRef) => storedOf(kind, select.get(ref.id)),
    all: () => every.all().map((row) => stored(kind, row)),
    /** @returns whether it could be read and laid out */
    write(document: StoredDocument): boolean {
      const laidOut = layOut(model, kind, table, document)
      const { values, words, identifiers: numbers } = laidOut ?? unreadOf(table, keeps)
      const row = insert.get(
        document.id,
        document.version,
        document.schema,
        JSON.stringify(document.doc),
        ...values,
      ) as { n: number } // returning n
      search?.write(row.n, words)
      identifiers?.write(document.id, numbers)
      return laidOut !== null
    },
    remove: drop,
    evictBefore(instant: Instant): number {
      const rows = expired?.all(instant, kind) ?? []
      for (const { id } of rows) drop({ kind, id })
      return rows.length
    },
  }
}

/** What stands beside a document: its columns with the time until which it is kept, and what it is found by. */
interface LaidOut {
  readonly values: readonly (string | number | null)[]
  readonly words: string
  readonly identifiers: readonly string[]
}

/** @returns null for a document that this program cannot read, or reads and can make nothing of */
function layOut(model: Model, kind: DocumentKind, table: LocalTable, document: StoredDocument): LaidOut | null {
  const read = readStored(model, kind, document)
  if (!read.ok) return null
  const doc = read.value as never // the table of this kind, parsed by its schema
  const keepUntil = model.documents.get(kind)?.keepUntil
  try {
    const columns = Object.values(table.columns).map((column) => column(doc))
    return {
      values: keepUntil === undefined ? columns : [...columns, keepUntil(doc)],
      words: table.search?.words(doc) ?? '',
      identifiers: table.identifiers?.(doc) ?? [],
    }
  } catch {
    // Nothing has been written yet: it is kept as one that this program cannot read, and those beside it are laid out.
    return null
  }
}

const unreadOf = ({ columns, unread }: LocalTable, keeps: boolean): LaidOut => ({
  values: [...Object.keys(columns).map((name) => unread?.[name] ?? null), ...(keeps ? [null] : [])],
  words: '',
  identifiers: [],
})

function searchOf(db: Database, table: string) {
  const select: Statement<[number], { words: string }> = db.prepare(`select words from ${table} where rowid = ?`)
  const insert = db.prepare(`insert into ${table} (rowid, words) values (?, ?)`)
  const remove = db.prepare(`delete from ${table} where rowid = ?`)
  return {
    write(n: number, words: string) {
      const before = select.get(n)?.words
      if (before === words) return
      if (before !== undefined) remove.run(n)
      if (words !== '') insert.run(n, words)
    },
    remove: (n: number) => remove.run(n),
  }
}

function identifiersOf(db: Database) {
  const clear = db.prepare('delete from customer_identifier where customer = ?')
  const insert = db.prepare('insert or ignore into customer_identifier (identifier, customer) values (?, ?)')
  return {
    write(customer: string, keys: readonly string[]) {
      clear.run(customer)
      for (const key of keys) insert.run(key, customer)
    },
    remove: (customer: string) => clear.run(customer),
  }
}

function otherTable(db: Database) {
  const select: Statement<[string, string], DocumentRow> = db.prepare(
    'select id, version, schema, doc from other_document where kind = ? and id = ?',
  )
  const write = db.prepare(
    'insert or replace into other_document (kind, id, version, schema, doc) values (?, ?, ?, ?, ?)',
  )
  const remove = db.prepare('delete from other_document where kind = ? and id = ?')
  return {
    read: (ref: DocumentRef) => storedOf(ref.kind, select.get(ref.kind, ref.id)),
    write: (document: StoredDocument) =>
      write.run(document.kind, document.id, document.version, document.schema, JSON.stringify(document.doc)),
    remove: (ref: DocumentRef) => remove.run(ref.kind, ref.id),
  }
}
