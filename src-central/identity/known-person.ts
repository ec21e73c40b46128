import { actorOf, type Team, type User } from '#shared/identity/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { type Model, readStored } from '#shared/kernel/model.ts'
import type { SqlClient, SqlConnection } from '../store/sql/client.ts'
import type { IdentityParts } from './identity-parts.ts'
import type { Session } from './sessions.ts'
import { tokenHash } from './tokens.ts'

export interface KnownPerson {
  readonly user: User
  readonly actor: Actor
}

interface Row {
  readonly version: number
  readonly schema: number
  readonly doc: unknown
}
interface PersonRow extends Row {
  readonly user_id: string
  readonly teams: readonly (Row & { readonly id: string })[]
}

/** The person `u` with every team, of which there are few: at each request and each piece of news one statement. */
const PERSON = `u.id as user_id, u.version, u.schema, u.doc, (select coalesce(jsonb_agg(
  jsonb_build_object('id', t.id, 'version', t.version, 'schema', t.schema, 'doc', t.doc) order by t.id), '[]')
  from doc_team t) as teams`

function knownOf(model: Model, row: PersonRow): KnownPerson | null {
  const { user_id: id, version, schema, doc } = row
  const read = readStored(model, 'user', { kind: 'user', id, version, schema, doc })
  if (!read.ok) return null
  const teams = row.teams.flatMap((team): Team[] => {
    const known = readStored(model, 'team', { kind: 'team', ...team })
    return known.ok ? [known.value] : []
  })
  return { user: read.value, actor: actorOf(read.value, teams) }
}

/** The person as their document says now; null when there is none. */
export async function personOf(
  { client, model }: { readonly client: SqlConnection; readonly model: Model },
  userId: string,
): Promise<KnownPerson | null> {
  const [row] = await client.query<PersonRow>(`select ${PERSON} from doc_user u where u.id = $1`, [userId])
  return row === undefined ? null : knownOf(model, row)
}

/** The person of a session that goes on, as their document says now; null when it has ended, wherever that was done. */
export async function personInSession(
  { client, model }: { readonly client: SqlConnection; readonly model: Model },
  session: Pick<Session, 'id'>,
): Promise<KnownPerson | null> {
  const [row] = await client.query<PersonRow>(
    `select ${PERSON} from session s join doc_user u on u.id = s.user_id where s.id = $1 and s.revoked_at is null`,
    [session.id],
  )
  return row === undefined ? null : knownOf(model, row)
}

/** Whether the person of session `s` must change their password: an administrator has given it, and knows it. */
const MUST_CHANGE = `coalesce((select c.must_change from credential c where c.user_id = s.user_id), false) as must_change`

/** Somebody behind a token who may have to change their password before anything else. */
export interface MayHaveToChange {
  readonly mustChange: boolean
}

/** Whose session an access token opens now, and whether they are enabled: as much as sync asks before it reads the rest. */
export async function sessionBehind(
  { client, now }: Pick<IdentityParts, 'now'> & { readonly client: SqlClient },
  access: string,
): Promise<(Session & MayHaveToChange & { readonly enabled: boolean }) | null> {
  const [row] = await client.query<{
    id: string
    user_id: string
    store: string
    enabled: boolean
    must_change: boolean
  }>(
    `select s.id, s.user_id, s.store, ${MUST_CHANGE}, coalesce(u.doc ->> 'enabled' = 'true', false) as enabled
     from session s join doc_user u on u.id = s.user_id
     where s.access_hash = $1 and s.access_until > $2 and s.revoked_at is null`,
    [tokenHash(access), now()],
  )
  if (row === undefined) return null
  const { id, user_id: userId, store, enabled, must_change: mustChange } = row
  return { id, userId, store, enabled, mustChange }
}

/** Who comes with this access token, as their document says now; null when it is unknown, too old, or its session ended. */
export async function personBehind(
  { client, model, now }: Pick<IdentityParts, 'model' | 'now'> & { readonly client: SqlClient },
  access: string,
): Promise<(KnownPerson & MayHaveToChange & { readonly session: Session }) | null> {
  const [row] = await client.query<PersonRow & { session: string; store: string; must_change: boolean }>(
    `select s.id as session, s.store, ${MUST_CHANGE}, ${PERSON} from session s join doc_user u on u.id = s.user_id
     where s.access_hash = $1 and s.access_until > $2 and s.revoked_at is null`,
    [tokenHash(access), now()],
  )
  const known = row === undefined ? null : knownOf(model, row)
  if (row === undefined || known === null) return null
  const session = { id: row.session, userId: row.user_id, store: row.store }
  return { ...known, mustChange: row.must_change, session }
}
