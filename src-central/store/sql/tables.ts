import type { DocumentKind, DocumentRef, StoredDocument } from '#shared/kernel/documents.ts'
import type { SqlConnection } from './client.ts'

const TABLES: Readonly<Record<string, string>> = {
  user: 'doc_user',
  team: 'doc_team',
  customer: 'doc_customer',
  interaction: 'doc_interaction',
  case: 'doc_case',
  caseNumber: 'doc_case_number',
  customerContacts: 'doc_customer_contacts',
}

/** Kinds whose documents never change: what everybody reads is not locked by each. */
const IMMUTABLE: ReadonlySet<string> = new Set(['catalogue', 'guide'])

interface DocumentRow {
  readonly kind: DocumentKind
  readonly id: string
  readonly version: number
  readonly schema: number
  readonly doc: unknown
}
const storedOf = ({ kind, id, version, schema, doc }: DocumentRow): StoredDocument => ({
  kind,
  id,
  version,
  schema,
  doc,
})

function byKind<T extends { readonly kind: string }>(all: readonly T[]): [string, T[]][] {
  const kinds = new Map<string, T[]>()
  for (const one of all) kinds.set(one.kind, [...(kinds.get(one.kind) ?? []), one])
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Reads documents of any kinds, one statement a kind, in the order (kind, id); `lock` takes them for update. */
export async function readDocuments(
  connection: SqlConnection,
  refs: readonly DocumentRef[],
  lock = false,
): Promise<StoredDocument[]> {
  // Asked at once, done in this order: locks are taken by kind and id.
  const found = await Promise.all(
    byKind(refs).map(([kind, those]) => {
      const table = TABLES[kind]
      const where = table === undefined ? 'doc_other where kind = $1 and' : `${table} where $1::text is not null and`
      return connection.query<DocumentRow>(
        `select $1::text as kind, id, version, schema, doc from ${where} id = any($2::uuid[]) order by id${lock && !IMMUTABLE.has(kind) ? ' for update' : ''}`,
        [kind, those.map((ref) => ref.id)],
      )
    }),
  )
  return found.flat().map(storedOf)
}

/** SQL: the document that a row named `of` refers to by its kind and id, wherever its kind is kept. */
export const documentOf = (of: string): string =>
  [
    ...Object.entries(TABLES).map(
      ([kind, table]) =>
        `select version, schema, doc from ${table} where ${of}.kind = '${kind}' and id = ${of}.id::uuid`,
    ),
    `select version, schema, doc from doc_other o where o.kind = ${of}.kind and o.id = ${of}.id::uuid`,
  ].join(' union all ')

export async function readTeams(connection: SqlConnection): Promise<StoredDocument[]> {
  const rows = await connection.query<DocumentRow>(
    `select 'team' as kind, id, version, schema, doc from doc_team order by id`,
  )
  return rows.map(storedOf)
}

export async function readQueues(connection: SqlConnection): Promise<StoredDocument[]> {
  const rows = await connection.query<DocumentRow>(
    `select kind, id, version, schema, doc from doc_other where kind = 'queue' order by id`,
  )
  return rows.map(storedOf)
}

/** Takes a value of a statement in the making, and answers the parameter that stands for it. */
export type Parameter = (value: unknown, type: string) => string

function rowsOf(documents: readonly StoredDocument[], parameter: Parameter): string {
  const ids = parameter(
    documents.map((one) => one.id),
    'uuid[]',
  )
  const versions = parameter(
    documents.map((one) => one.version),
    'int[]',
  )
  const schemas = parameter(
    documents.map((one) => one.schema),
    'int[]',
  )
  const docs = parameter(
    documents.map((one) => JSON.stringify(one.doc)),
    'text[]',
  )
  return `unnest(${ids}, ${versions}, ${schemas}, ${docs}) as r (id, version, schema, doc)`
}

/** A statement a kind; new ones fail with 23505 when another node has made them meanwhile. */
export const insertDocuments = (documents: readonly StoredDocument[], parameter: Parameter): string[] =>
  byKind(documents).map(([kind, those]) => {
    const table = TABLES[kind]
    return table === undefined
      ? `insert into doc_other (kind, id, version, schema, doc)
         select ${parameter(kind, 'text')}, r.id, r.version, r.schema, r.doc::jsonb from ${rowsOf(those, parameter)}`
      : `insert into ${table} (id, version, schema, doc)
         select r.id, r.version, r.schema, r.doc::jsonb from ${rowsOf(those, parameter)}`
  })

export const updateDocuments = (documents: readonly StoredDocument[], parameter: Parameter): string[] =>
  byKind(documents).map(([kind, those]) => {
    const table = TABLES[kind]
    const set = 'set version = r.version, schema = r.schema, doc = r.doc::jsonb'
    return table === undefined
      ? `update doc_other d ${set} from ${rowsOf(those, parameter)} where d.kind = ${parameter(kind, 'text')} and d.id = r.id`
      : `update ${table} d ${set} from ${rowsOf(those, parameter)} where d.id = r.id`
  })
