import { createHmac } from 'node:crypto'
import type { User } from '#shared/identity/schema.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { ACCOUNT_WORKS_MS, CODES, type PhoneAccount, phoneUserOf } from '#shared/telephony/account.ts'
import type { Queue } from '#shared/telephony/queues.ts'
import type { PhoneOptions } from './phone-options.ts'

/** Secrets change with the day of Bogotá (UTC−5, no summer time), at four in the morning. */
const SHIFT_MS = (4 + 5) * 60 * 60_000
const windowOf = (now: number): number => Math.floor((now - SHIFT_MS) / ACCOUNT_WORKS_MS)

/**
 * A person's secret at the PBX in this window of time: made from the centre's key, so that all nodes give the same, and
 * nothing of it is kept. The one before works until its person asks for the next.
 */
export const secretOf = (key: Uint8Array, user: string, now: number): string =>
  createHmac('sha256', key)
    .update(`phone/${user}/${windowOf(now)}`)
    .digest('base64url')

/** What a console registers with; it works for at least {@link ACCOUNT_WORKS_MS} from `now` (unix ms). */
export function accountOf(
  options: PhoneOptions,
  key: Uint8Array,
  person: User,
  queues: readonly Queue[],
  now: number,
): PhoneAccount {
  const user = phoneUserOf(person.id)
  return {
    wsUrl: options.wsUrl,
    domain: options.domain,
    user,
    secret: secretOf(key, user, now),
    displayName: person.name,
    issuedAt: instantOf(now),
    // To the end of the next window: the secret changes only when its person asks in it.
    worksUntil: instantOf((windowOf(now) + 2) * ACCOUNT_WORKS_MS + SHIFT_MS),
    iceServers: options.iceServers,
    queues: [...queues],
    codes: CODES,
    demo: options.demo !== null,
  }
}
