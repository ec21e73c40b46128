import { passwordAllowed } from '#shared/identity/password-rules.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { SignedIn, SignInRequest } from '#shared/sync/api.ts'
import { type Credential, credentialOf, isStill, putCredential } from './credentials.ts'
import type { IdentityParts } from './identity-parts.ts'
import { personOf } from './known-person.ts'
import { hashPassword, nobodysHash, passwordFits } from './passwords.ts'
import { endSessionsOf, openSession } from './sessions.ts'
import { trying } from './tries.ts'
import { undeliveredBy } from './undelivered.ts'

/**
 * Checks the password of a login. Whatever is wrong, and whether or not anybody is called that, the answer is the same, and
 * takes as long.
 */
const checked = (parts: IdentityParts, login: string, password: string): Promise<Result<Credential, Rejection>> =>
  trying(parts.client, login, parts.now, async () => {
    const credential = await credentialOf(parts.client, { login })
    const fits = await passwordFits(credential?.hash ?? (await nobodysHash), password)
    return credential === null || !fits ? reject('session.wrongPassword') : ok(credential)
  })

/** Signs a person in at one store; a disabled one only learns that they are, and only with the right password. */
export async function signIn(parts: IdentityParts, request: SignInRequest): Promise<Result<SignedIn, Rejection>> {
  const credential = await checked(parts, request.login.trim().toLowerCase(), request.password)
  if (!credential.ok) return credential
  const known = await personOf(parts, credential.value.user_id)
  if (known === null) return reject('session.wrongPassword')
  if (!known.user.enabled) return reject('session.disabled')
  const now = parts.now()
  const tokens = await parts.client.transaction('read committed', async (connection) => {
    if (!(await isStill(connection, credential.value))) return null
    await connection.query(
      `insert into device (store, user_id, name, public_key, seen_at) values ($1, $2, $3, $4, $5)
       on conflict (store) do update set name = excluded.name, public_key = excluded.public_key, seen_at = excluded.seen_at where device.user_id = excluded.user_id`,
      [request.store, known.user.id, request.device, request.publicKey, now],
    )
    return openSession(connection, known.user.id, request.store, now)
  })
  if (tokens === null) return reject('session.wrongPassword')
  const [head] = await parts.client.query<{ centre: string }>('select centre from head')
  const { id, login, name, roles, teamId, areas } = known.user
  return ok({
    person: { id, login, name, roles, teamId, areas },
    mustChangePassword: credential.value.must_change,
    tokens,
    centre: head?.centre ?? '',
    recoveryKey: parts.recoveryKey,
    undelivered: await undeliveredBy(parts.client, known.user.id, request.store),
    time: now,
  })
}

/** The owner changes their password; their other sessions end. */
export async function changePassword(
  parts: IdentityParts,
  userId: string,
  session: string,
  current: string,
  next: string,
): Promise<Result<null, Rejection>> {
  const own = await credentialOf(parts.client, { userId })
  if (own === null) return reject('session.wrongPassword')
  const credential = await checked(parts, own.login, current)
  if (!credential.ok) return credential
  const known = await personOf(parts, userId)
  if (known === null) return reject('session.wrongPassword')
  if (current === next) return reject('password.same')
  const allowed = passwordAllowed(next, known.user)
  if (!allowed.ok) return allowed
  const hash = await hashPassword(next)
  return parts.client.transaction('read committed', async (connection) => {
    if (!(await isStill(connection, credential.value))) return reject('session.wrongPassword')
    const { login } = credential.value
    await putCredential(connection, { userId, login, hash, mustChange: false, now: parts.now() })
    await endSessionsOf(connection, userId, parts.now(), session)
    return ok(null)
  })
}

/** An administrator gives a person their first password, or a new one; it must be changed at the first sign-in. */
export async function setInitialPassword(
  parts: IdentityParts,
  userId: string,
  login: string,
  password: string,
): Promise<Result<null, Rejection>> {
  const known = await personOf(parts, userId)
  if (known === null || known.user.login !== login) return reject('user.unknown')
  const allowed = passwordAllowed(password, known.user)
  if (!allowed.ok) return allowed
  const hash = await hashPassword(password)
  await parts.client.transaction('read committed', async (connection) => {
    await putCredential(connection, { userId, login, hash, mustChange: true, now: parts.now() })
    await endSessionsOf(connection, userId, parts.now())
  })
  return ok(null)
}
