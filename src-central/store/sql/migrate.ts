import { randomUUID } from 'node:crypto'
import { GENESIS } from '../../log/chain.ts'
import type { SqlClient } from './client.ts'
import { migrations } from './migrations/migrations.ts'

/** A database that a newer program has migrated. */
export class NewerDatabase extends Error {
  readonly code = 'NEWER_DATABASE'
}

/** Brings the database forward; nodes that start together wait for each other. */
export async function migrate(client: SqlClient): Promise<void> {
  await client.script(
    'create table if not exists migration (name text primary key, at timestamptz not null default now())',
  )
  const applied = (await client.query<{ name: string }>('select name from migration order by name')).map(
    (row) => row.name,
  )
  const unknown = applied.find((name) => !migrations.some((one) => one.name === name))
  if (unknown !== undefined)
    throw new NewerDatabase(`the database has migration ${unknown}, which this program does not know`)
  for (const { name, sql } of migrations) {
    if (applied.includes(name)) continue
    // The advisory lock is held to the end of the script's implicit transaction; whoever comes second finds it done.
    const known = `select 1 / (case when exists (select 1 from migration where name = '${name}') then 0 else 1 end)`
    try {
      await client.script(
        `begin; select pg_advisory_xact_lock(7041); ${known}; ${sql}; insert into migration (name) values ('${name}'); commit;`,
      )
    } catch (failure) {
      await client.script('rollback').catch(() => {})
      const done = await client.query('select 1 from migration where name = $1', [name])
      if (done.length === 0) throw failure
    }
  }
  await client.query('insert into head (position, chain, centre, epoch) values (0, $1, $2, 0) on conflict do nothing', [
    GENESIS,
    randomUUID(),
  ])
}
