import type { Batch, HeadRow, WriteTransaction } from '../port.ts'
import type { SqlConnection } from './client.ts'
import { lockedHead, reading } from './reading.ts'
import { collectedRow, effectText, rolesText, type SqlCollected } from './rows.ts'
import { insertDocuments, type Parameter, readDocuments, readQueues, updateDocuments } from './tables.ts'

/** The writes of the port: a push is a few multi-row statements under the lock of head. */
export function writing(connection: SqlConnection): WriteTransaction {
  return {
    ...reading(connection),
    lock: (refs) => readDocuments(connection, refs, true),
    async lockQueueNumbers() {
      await connection.query("select pg_advisory_xact_lock(hashtext('numbers of queues'))")
      return readQueues(connection)
    },
    lockHead: () => lockedHead(connection),
    append: (batch, head) => append(connection, batch, head),
    // The transaction itself fails with it.
    appendLast: (batch, head) => void append(connection, batch, head).catch(() => {}),
    async lease(store, count) {
      const [row] = await connection.query<{ next: string | number }>(
        'update number_counter set next = next + $1 returning next',
        [count],
      )
      const to = Number(row?.next ?? 0) - 1
      await connection.query('insert into number_lease (from_number, to_number, store) values ($1, $2, $3)', [
        to - count + 1,
        to,
        store,
      ])
      return { from: to - count + 1, to }
    },
    skipNumbers: async (count) => void (await connection.query('update number_counter set next = next + $1', [count])),
    async putRecovery({ epoch, id, fork, until, ended }) {
      await connection.query(
        'insert into recovery (epoch, id, fork, until, ended) values ($1, $2, $3, $4, $5) on conflict (epoch) do update set ended = excluded.ended',
        [epoch, id, fork, until, ended],
      )
      await connection.query('update head set epoch = $1', [epoch])
    },
    async collect(commands) {
      await connection.query(
        `insert into collected_command (command_id, position, actor, store, body)
         select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[]) on conflict (command_id) do nothing`,
        [
          commands.map((one) => one.commandId),
          commands.map((one) => one.position),
          commands.map((one) => one.actor),
          commands.map((one) => one.store),
          commands.map((one) => JSON.stringify(one.body)),
        ],
      )
    },
    collected: async () =>
      (await connection.query<SqlCollected>('select * from collected_command order by position, command_id')).map(
        collectedRow,
      ),
    forgetCollected: async () => void (await connection.query('delete from collected_command')),
    async keep(command) {
      await connection.query(
        `insert into kept_command (command_id, why, actor, store, body, rejection, at, roles)
         select $1::uuid, $2::text, $3::uuid, $4::uuid, $5::text, $6::text, $7::text, $8::text
         where not exists (select 1 from settled_command s where s.why = $2 and s.command_id = $1)
         on conflict (why, command_id) do nothing`,
        [
          command.commandId,
          command.why,
          command.actor,
          command.store,
          JSON.stringify(command.body),
          command.rejection === null ? null : JSON.stringify(command.rejection),
          command.at,
          rolesText(command),
        ],
      )
    },
    release: async (commandId, why) =>
      void (await connection.query('delete from kept_command where command_id = $1 and why = $2', [commandId, why])),
    async settle({ commandId, why, how, actor, body, by, reason, at }) {
      await connection.query(
        `insert into settled_command (command_id, why, how, actor, body, settled_by, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [commandId, why, how, actor, JSON.stringify(body), by, reason, at],
      )
      await connection.query('delete from kept_command where command_id = $1 and why = $2', [commandId, why])
    },
  }
}

/**
 * Documents, feed, log and head in one statement, and what is rare in others that are asked at once: each way to the
 * database and back would be one under the lock.
 */
async function append(connection: SqlConnection, batch: Batch, head: HeadRow): Promise<void> {
  const values: unknown[] = []
  const parameter: Parameter = (value, type) => `$${values.push(value)}::${type}`
  const parts = [...insertDocuments(batch.created, parameter), ...updateDocuments(batch.updated, parameter)]
  if (batch.feed.length > 0) parts.push(appendFeed(batch.feed, parameter))
  if (batch.log.length > 0) parts.push(appendLog(batch.log, parameter))
  const documents = connection.query(
    `${parts.length === 0 ? '' : `with ${parts.map((part, index) => `part${index} as (${part})`).join(', ')} `}
     update head set position = ${parameter(head.position, 'bigint')}, chain = ${parameter(head.chain, 'text')}`,
    values,
  )
  await Promise.all([documents, ...appendUnapplied(connection, batch), ...appendEffects(connection, batch.effects)])
}

function appendEffects(connection: SqlConnection, effects: Batch['effects']): Promise<unknown>[] {
  if (effects.length === 0) return []
  return [
    connection.query(
      'insert into effect (id, command_id, effect, at) select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[])',
      [
        effects.map((one) => one.id),
        effects.map((one) => one.commandId),
        effects.map((one) => effectText(one.effect)),
        effects.map((one) => one.at),
      ],
    ),
  ]
}

function appendFeed(feed: Batch['feed'], parameter: Parameter): string {
  const column = (name: keyof Batch['feed'][number], type: string) =>
    parameter(
      feed.map((one) => one[name]),
      type,
    )
  return `insert into feed (scope, kind, id, position, state)
    select * from unnest(${column('scope', 'text[]')}, ${column('kind', 'text[]')}, ${column('id', 'text[]')},
      ${column('position', 'bigint[]')}, ${column('state', 'text[]')})
    on conflict (scope, kind, id) do update set position = excluded.position, state = excluded.state`
}

function appendLog(log: Batch['log'], parameter: Parameter): string {
  const column = (name: Exclude<keyof Batch['log'][number], 'versions'>, type: string) =>
    parameter(
      log.map((one) => one[name]),
      type,
    )
  const versions = parameter(
    log.map((one) => JSON.stringify(one.versions)),
    'text[]',
  )
  return `insert into log (position, command_id, command_sha256, actor, outcome, versions, received_at, chain)
    select r.position, r.command_id, r.sha256, r.actor, r.outcome, r.versions::jsonb, r.received_at, r.chain
    from unnest(${column('position', 'bigint[]')}, ${column('commandId', 'uuid[]')}, ${column('sha256', 'text[]')},
      ${column('actor', 'uuid[]')}, ${column('outcome', 'text[]')}, ${versions}, ${column('receivedAt', 'text[]')},
      ${column('chain', 'text[]')}) as r (position, command_id, sha256, actor, outcome, versions, received_at, chain)`
}

/** What was refused, held, deposited or is marked: rare, and then in statements of its own. */
function appendUnapplied(connection: SqlConnection, batch: Batch): Promise<unknown>[] {
  const asked: Promise<unknown>[] = []
  const ask = (text: string, values: readonly unknown[]) => void asked.push(connection.query(text, values))
  if (batch.refusals.length > 0) {
    ask('insert into refusal (command_id, rejection) select * from unnest($1::uuid[], $2::text[])', [
      batch.refusals.map((one) => one.commandId),
      batch.refusals.map((one) => JSON.stringify(one.rejection)),
    ])
  }
  if (batch.kept.length > 0) {
    ask(
      `insert into kept_command (command_id, why, actor, store, body, rejection, at, roles)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])`,
      [
        batch.kept.map((one) => one.commandId),
        batch.kept.map((one) => one.why),
        batch.kept.map((one) => one.actor),
        batch.kept.map((one) => one.store),
        batch.kept.map((one) => JSON.stringify(one.body)),
        batch.kept.map((one) => (one.rejection === null ? null : JSON.stringify(one.rejection))),
        batch.kept.map((one) => one.at),
        batch.kept.map(rolesText),
      ],
    )
  }
  if (batch.ahead.length > 0) {
    // One that was held is there already when it is decided.
    ask(
      `insert into command_ahead (command_id, actor, name, at, received_at)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[]) on conflict (command_id) do nothing`,
      [
        batch.ahead.map((one) => one.commandId),
        batch.ahead.map((one) => one.actor),
        batch.ahead.map((one) => one.name),
        batch.ahead.map((one) => one.at),
        batch.ahead.map((one) => one.receivedAt),
      ],
    )
  }
  if (batch.released.length > 0)
    ask(`delete from kept_command where why = 'held' and command_id = any($1::uuid[])`, [batch.released])
  return asked
}
