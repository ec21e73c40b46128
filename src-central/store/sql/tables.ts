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
  const found: StoredDocument[] = []
  for (const [kind, those] of byKind(refs)) {
    const table = TABLES[kind]
    const ids = those.map((ref) => ref.id)
    const where = table === undefined ? 'doc_other where kind = $1 and' : `${table} where $1::text is not null and`
    const rows = await connection.query<DocumentRow>(
      `select $1::text as kind, id, version, schema, doc from ${where} id = any($2::uuid[]) order by id${lock && !IMMUTABLE.has(kind) ? ' for update' : ''}`,
      [kind, ids],
    )
    found.push(...rows.map(storedOf))
  }
  return found
}

export async function readTeams(connection: SqlConnection): Promise<StoredDocument[]> {
  const rows = await connection.query<DocumentRow>(
    `select 'team' as kind, id, version, schema, doc from doc_team order by id`,
  )
  return rows.map(storedOf)
}

const columns = (documents: readonly StoredDocument[]) => [
  documents.map((one) => one.id),
  documents.map((one) => one.version),
  documents.map((one) => one.schema),
  documents.map((one) => JSON.stringify(one.doc)),
]
const ROWS = 'unnest($1::uuid[], $2::int[], $3::int[], $4::text[]) as r (id, version, schema, doc)'

/** New ones fail with 23505 when another node has made them meanwhile. */
export async function insertDocuments(connection: SqlConnection, documents: readonly StoredDocument[]): Promise<void> {
  for (const [kind, those] of byKind(documents)) {
    const table = TABLES[kind]
    if (table === undefined)
      await connection.query(
        `insert into doc_other (kind, id, version, schema, doc) select $5::text, r.id, r.version, r.schema, r.doc::jsonb from ${ROWS}`,
        [...columns(those), kind],
      )
    else
      await connection.query(
        `insert into ${table} (id, version, schema, doc) select r.id, r.version, r.schema, r.doc::jsonb from ${ROWS}`,
        columns(those),
      )
  }
}

export async function updateDocuments(connection: SqlConnection, documents: readonly StoredDocument[]): Promise<void> {
  for (const [kind, those] of byKind(documents)) {
    const table = TABLES[kind]
    const set = 'set version = r.version, schema = r.schema, doc = r.doc::jsonb'
    if (table === undefined)
      await connection.query(`update doc_other d ${set} from ${ROWS} where d.kind = $5 and d.id = r.id`, [
        ...columns(those),
        kind,
      ])
    else await connection.query(`update ${table} d ${set} from ${ROWS} where d.id = r.id`, columns(those))
  }
}
