import { z } from 'zod'
import { TeamId, UserId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'
import { Role } from '../kernel/roles.ts'

/** Who is at the console. */
export const Person = z.object({
  id: UserId,
  login: z.string(),
  name: z.string(),
  roles: z.array(Role),
  teamId: TeamId.nullable(),
  areas: z.array(z.string()),
})
export type Person = z.infer<typeof Person>

/** What a person must be told about the store before working: each has its sentence in the catalogue. */
export const StoreNotice = z.discriminatedUnion('kind', [
  /** The file was damaged, set aside under `name`; `rescued` undelivered commands were brought over, `lost` could not be. */
  z.object({ kind: z.literal('setAside'), name: z.string(), rescued: z.number(), lost: z.number().nullable() }),
  /** A backup took its place; the store it replaced is kept under `name`, and `kept` later commands were brought over. */
  z.object({ kind: z.literal('restored'), from: Instant, name: z.string(), kept: z.number() }),
  z.object({ kind: z.literal('keyRecovered') }),
  /** This person left so many commands at another workstation, by the last word the centre has of it. */
  z.object({ kind: z.literal('undeliveredElsewhere'), device: z.string(), count: z.number(), seenAt: Instant }),
  z.object({ kind: z.literal('startedAnew'), lost: z.number().nullable() }),
])
export type StoreNotice = z.infer<typeof StoreNotice>

/** Where the session stands. `protectedSecrets` false: the shell's secret storage is a file or basic_text, and the screen says so. */
export const SessionState = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signedOut'),
    /** People with a store on this workstation, who can enter without the centre. */
    known: z.array(z.object({ login: z.string(), name: z.string() })),
    protectedSecrets: z.boolean(),
    centre: z.string(),
    /** Why it is, where nobody asked for it. */
    because: z.enum(['disabled']).optional(),
  }),
  z.object({
    state: z.literal('opening'),
    step: z.enum(['checkingPassword', 'openingStore', 'migrating', 'recoveringKey', 'restoring']),
    /** How far it has come, where that is known; while it is, a restore can be stopped. */
    percent: z.number().int().min(0).max(100).optional(),
  }),
  z.object({ state: z.literal('mustChangePassword'), person: Person }),
  z.object({
    state: z.literal('locked'),
    person: Person,
    /** IT's days, where it was locked because the centre has been away for longer. */
    offlineDays: z.number().int().optional(),
  }),
  z.object({
    state: z.literal('open'),
    person: Person,
    notices: z.array(StoreNotice),
    protectedSecrets: z.boolean(),
    /** Minutes without a key or a movement until it locks: IT's policy. */
    idleLockMinutes: z.number().int(),
  }),
])
export type SessionState = z.infer<typeof SessionState>

export const SignIn = z.object({ login: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignIn>

export const ChangePassword = z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) })
export type ChangePassword = z.infer<typeof ChangePassword>
