import { command, post, pushOf, signIn } from '#tests/integration/identity/caller.ts'
import { samplePeople } from '#tools/sample/people.ts'

/** The administrator gives one of the sample's people other roles, as from their screen. */
export async function setRoles(url: string, login: string, roles: readonly string[], password?: string): Promise<void> {
  const userId = samplePeople.find((one) => one.login === login)?.id
  const admin = await signIn(url, 'admin', password)
  const change = command('user.setRoles', { userId, roles }, admin.userId)
  const { body } = await post(url, '/push', pushOf(admin.store, [change]), admin.access)
  if (body.answers?.[0]?.outcome !== 'accepted') throw new Error(JSON.stringify(body))
}
