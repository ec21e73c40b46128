import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { type Ami, isRefused } from './ami/client.ts'
import { entriesUnder } from './ami/database.ts'
import { ADVISORS_FAMILY, advisorObjects } from './configuration/sip.ts'
import type { Directory } from './directory.ts'
import type { IsGone } from './front.ts'

/** Where Asterisk keeps the contacts of those who registered (res_pjsip_registrar). */
const CONTACTS_FAMILY = 'registrar/contact'

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
  const known = await showEndpoint(ami, user)
  return known.ok ? ok(null) : known
}

/** Makes the queues look at an endpoint's contact anew; a call is not disturbed. */
export const showEndpoint = (ami: Ami, user: string): ReturnType<Ami['send']> =>
  ami.send('Command', { Command: `pjsip reload qualify endpoint ${user}` })

/** Whether an endpoint can be rung: the PBX knows a contact of it (func_pjsip_aor). Its contact goes with its WebSocket. */
export async function isRegistered(ami: Ami, user: string): Promise<Result<boolean, Rejection>> {
  const found = await ami.send('Getvar', { Variable: `PJSIP_AOR(${user},contact)` })
  return found.ok ? ok((found.value.fields.Value ?? '') !== '') : found
}

/** The name of a contact's URI; null: it has none. */
export const nameIn = (uri: string): string | null => /^<?sips?:([^@;>]+)@/.exec(uri)?.[1] ?? null

/** By which contact an endpoint is registered; null: by none. */
export async function contactOf(ami: Pick<Ami, 'send'>, user: string): Promise<Result<string | null, Rejection>> {
  const found = await ami.send('Getvar', { Variable: `PJSIP_AOR(${user},contact)` })
  if (!found.ok) return found
  const contact = found.value.fields.Value ?? ''
  if (contact === '') return ok(null)
  const uri = await ami.send('Getvar', { Variable: `PJSIP_CONTACT(${contact},uri)` })
  return uri.ok ? ok(nameIn(uri.value.fields.Value ?? '')) : uri
}

/** As {@link contactOf}; null also where the console that had registered is gone, which Asterisk does not hear behind a front. */
export async function consoleOf(
  { ami, isGone }: { readonly ami: Pick<Ami, 'send'>; readonly isGone: IsGone },
  user: string,
  mine?: string,
): Promise<Result<string | null, Rejection>> {
  const contact = await contactOf(ami, user)
  if (!contact.ok || contact.value === null || contact.value === mine) return contact
  return (await isGone(contact.value)) ? ok(null) : contact
}

/** Whether an endpoint is registered by another console than the one that asks. */
export async function isElsewhere(
  parts: Parameters<typeof consoleOf>[0],
  user: string,
  mine: string,
): Promise<boolean> {
  const contact = await consoleOf(parts, user, mine)
  return contact.ok && contact.value !== null && contact.value !== mine
}

/** Takes an endpoint away, and with it where it is registered from. A call that is under way goes on. */
async function removeEndpoint(ami: Ami, user: string): Promise<boolean> {
  const contacts = await entriesUnder(ami, CONTACTS_FAMILY)
  if (!contacts.ok) return false
  const keys = [
    ...[...contacts.value.keys()]
      .filter((key) => key.startsWith(`${user};`))
      .map((key) => [CONTACTS_FAMILY, key] as const),
    // The endpoint last: as long as it is there, this is tried again.
    ...(['auth', 'aor', 'endpoint'] as const).map((type) => [`${ADVISORS_FAMILY}/${type}`, user] as const),
  ]
  for (const [family, key] of keys) {
    const done = await ami.send('DBDel', { Family: family, Key: key })
    if (!done.ok && !isRefused(done)) return false
  }
  return true
}

/** Those who are disabled register no more: their endpoints go when the directory says so. */
export function leaverEndpoints(ami: Ami): {
  remove(directory: Pick<Directory, 'users'>): Promise<void>
  forget(): void
} {
  let looked = ''
  return {
    forget() {
      looked = ''
    },
    async remove({ users }) {
      const disabled = [...users.values()].filter(({ enabled }) => !enabled).map(({ id }) => phoneUserOf(id))
      const state = disabled.sort().join()
      if (state === looked || !ami.isHere()) return
      const there = await entriesUnder(ami, `${ADVISORS_FAMILY}/endpoint`)
      if (!there.ok) return
      for (const name of disabled) if (there.value.has(name) && !(await removeEndpoint(ami, name))) return
      looked = state
    },
  }
}
