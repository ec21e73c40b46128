import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import { ADVISORS_FAMILY, advisorObjects } from './configuration/sip.ts'

/**
 * Makes an advisor's endpoint in the PBX while it runs, or gives it another secret. It is kept in the PBX's own database,
 * so that it is there after a restart of it without the centre.
 */
export async function putEndpoint(
  ami: Ami,
  { user, secret, displayName }: { readonly user: string; readonly secret: string; readonly displayName: string },
): Promise<Result<null, Rejection>> {
  for (const [type, object] of Object.entries(advisorObjects(user, secret, displayName))) {
    const put = await ami.send('DBPut', {
      Family: `${ADVISORS_FAMILY}/${type}`,
      Key: user,
      Val: JSON.stringify(object),
    })
    if (!put.ok) return put
  }
  // The database tells nobody of what is put into it: the endpoint's state would stay unknown to the queues.
  const known = await ami.send('Command', { Command: `pjsip reload qualify endpoint ${user}` })
  return known.ok ? ok(null) : known
}

/** Takes an endpoint away: who is disabled registers no more. */
export async function removeEndpoint(ami: Ami, user: string): Promise<void> {
  for (const type of ['auth', 'aor', 'endpoint'])
    await ami.send('DBDel', { Family: `${ADVISORS_FAMILY}/${type}`, Key: user })
  await ami.send('DBDelTree', { Family: 'registrar/contact', Key: `${user};@` })
}
