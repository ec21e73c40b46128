import { z } from 'zod'
import { UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import type { Role } from '../kernel/roles.ts'
import { Queue } from './queues.ts'

/** For so long a secret works at a console that does not see the centre again, in milliseconds (24 h †). */
export const ACCOUNT_WORKS_MS = 24 * 60 * 60_000

/** What a console dials for what the PBX does itself; feature codes are the way that is left when the centre is away. */
export const PhoneCodes = z.object({
  survey: z.string(),
  echo: z.string(),
  conference: z.string(),
  /** *Pausa* and *Disponible* by feature code, while the centre is away. */
  pause: z.string(),
  unpause: z.string(),
})
export type PhoneCodes = z.infer<typeof PhoneCodes>

/** What the PBX of this program's own configuration has them as. */
export const CODES: PhoneCodes = {
  survey: '*88',
  echo: '*43',
  conference: '*66',
  pause: '*46',
  unpause: '*47',
}

/** How a person's console registers with the PBX (RFC 7118, RFC 3261 22.4). Kept in the encrypted store only. */
export const PhoneAccount = z.object({
  wsUrl: z.url({ protocol: /^wss?$/ }),
  domain: z.string().min(1),
  user: z.string().min(1),
  secret: z.string().min(1),
  displayName: z.string(),
  issuedAt: Instant,
  worksUntil: Instant,
  /** As RTCPeerConnection takes them; empty where console and PBX are on one network. */
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  queues: z.array(Queue),
  codes: PhoneCodes,
  /** Synthetic customers may be asked to call: a demonstration. */
  demo: z.boolean().default(false),
})
export type PhoneAccount = z.infer<typeof PhoneAccount>

/** Roles with a telephone: a coordinator listens to calls and takes them from the board. */
export const WITH_PHONE = ['advisor', 'coordinator'] as const satisfies readonly Role[]

export const hasPhone = ({ roles }: { readonly roles: readonly Role[] }): boolean =>
  WITH_PHONE.some((role) => roles.includes(role))

/** A person's name at the PBX: a dash has a meaning of its own in a dialplan's patterns. */
export const phoneUserOf = (userId: UserId): string => `u${userId.replaceAll('-', '')}`

/** Whose name at the PBX this is; null: nobody's (a trunk, a synthetic customer). */
export function userOfPhone(user: string): UserId | null {
  const parts = /^u([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/.exec(user)
  return parts === null ? null : UserId.parse(parts.slice(1).join('-'))
}
