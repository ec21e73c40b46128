import { randomBytes } from 'node:crypto'
import { type Centre, openCentre } from '#central/centre.ts'
import type { Keys } from '#central/config/keys.ts'
import { putCredential } from '#central/identity/credentials.ts'
import { hashPassword } from '#central/identity/passwords.ts'
import { newRecoveryKey } from '#central/identity/recovery-key.ts'
import { centreLog, type Log } from '#central/log.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import type { PhoneOptions } from '#central/telephony/phone-options.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'

export const PASSWORD = 'una clave de prueba larga'

export interface TestCentre extends Centre {
  readonly url: string
}

export const testKeys = () => ({ cursor: randomBytes(32), recovery: newRecoveryKey() })

/** A node of the centre on a free port of 127.0.0.1, with the sample people, all with {@link PASSWORD}. */
export async function testCentre(
  options: {
    database?: string | null
    folder?: string
    keys?: Keys
    port?: number
    people?: boolean
    signInsPerMinute?: number
    requestsPerMinute?: number
    metricsToken?: string
    proxies?: string
    phone?: PhoneOptions | null
    log?: Log
  } = {},
): Promise<TestCentre> {
  const centre = await openCentre({
    database: options.database ?? null,
    folder: options.folder ?? 'memory://',
    keys: options.keys ?? testKeys(),
    log: options.log ?? centreLog('silent'),
    phone: options.phone ?? null,
    proxies: options.proxies ?? null,
    metricsToken: options.metricsToken ?? null,
    ...(options.signInsPerMinute === undefined ? {} : { signInsPerMinute: options.signInsPerMinute }),
    ...(options.requestsPerMinute === undefined ? {} : { requestsPerMinute: options.requestsPerMinute }),
  })
  if (options.people !== false) {
    const admin = samplePeople[6]
    if (admin === undefined) throw new Error('the sample has no administrator')
    await bearDocuments(centre.engineParts, admin.id, [
      ...samplePeople.map((doc) => ({ kind: 'user' as const, id: doc.id, doc })),
      ...sampleTeams.map((doc) => ({ kind: 'team' as const, id: doc.id, doc })),
    ])
    const hash = await hashPassword(PASSWORD)
    for (const { id, login } of samplePeople)
      await putCredential(centre.client, { userId: id, login, hash, mustChange: false, now: new Date().toISOString() })
  }
  const url = await centre.app.listen({ port: options.port ?? 0, host: '127.0.0.1' })
  return { ...centre, url }
}
