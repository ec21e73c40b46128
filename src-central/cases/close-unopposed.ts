import { closesUnopposed } from '#shared/cases/silence.ts'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { StoredDocument } from '#shared/kernel/documents.ts'
import { readStored } from '#shared/kernel/model.ts'
import { catalogueInForce } from '../guidebook/in-force.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'
import { giveByItself } from '../sync/by-itself.ts'
import type { EngineParts } from '../sync/engine-parts.ts'

const AT_ONCE = 500

export interface CloseUnopposedParts {
  readonly engine: EngineParts
  /** Informed cases behind an id, in the order of their ids; the database in the product, maps in the simulation. */
  readonly informed: (after: string, count: number) => Promise<readonly StoredDocument[]>
  readonly catalogue: () => Promise<Catalogue>
  readonly failed: (failure: unknown) => void
}

/**
 * *Closes by itself after 5 business days † without objection* (domain, the life of an escalated case): every informed case
 * whose days are over. Each is a command of its own, once however often and by however many nodes it is looked for; one
 * that fails is looked at again the next time, and holds no other back. In a recovery nothing: what the lost history said
 * of these cases is not known yet.
 * @returns how many closed now
 */
export async function closeUnopposed({ engine, informed, catalogue, failed }: CloseUnopposedParts): Promise<number> {
  const { cases: settings } = (await catalogue()).settings
  let closed = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await informed(after, AT_ONCE)
    for (const one of page) {
      // What this program cannot read is left to one that can.
      const read = readStored(engine.model, 'case', one)
      const command = read.ok ? closesUnopposed(read.value, settings, engine.now()) : null
      if (command === null) continue
      const recovery = await engine.store.glance((read) => read.recovery())
      if (recovery !== null && !recovery.ended) return closed
      if (await giveByItself(engine, command).catch(failed)) closed++
    }
    const last = page.at(-1)
    if (last === undefined) return closed
    after = last.id
  }
}

/** As {@link CloseUnopposedParts.informed} asks for them. */
export async function informedCases(
  connection: SqlConnection,
  after: string,
  count: number,
): Promise<StoredDocument[]> {
  const rows = await connection.query<Omit<StoredDocument, 'kind'>>(
    `select id, version, schema, doc from doc_case
      where doc ->> 'state' = 'informed' and id > $1::uuid order by id limit $2`,
    [after, count],
  )
  return rows.map((row) => ({ kind: 'case', ...row }))
}

export const closeUnopposedIn = (
  client: SqlClient,
  engine: EngineParts,
  failed: CloseUnopposedParts['failed'],
): Promise<number> =>
  closeUnopposed({
    engine,
    failed,
    informed: (after, count) => informedCases(client, after, count),
    catalogue: () => catalogueInForce(client),
  })
