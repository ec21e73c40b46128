import { z } from 'zod'
import { CommandId, StoreId, uuid } from '../kernel/ids.ts'
import { Instant } from '../kernel/instants.ts'

/** Raised when an older workstation could misread an answer. The centre still takes pushes of all listed. */
export const PROTOCOL = 1
export const PROTOCOLS_PUSHED = [1] as const

/** At most this many commands travel in one push. */
export const PUSH_LIMIT = 100
/** Bytes of JSON after which a push is cut: what stands before a centre often takes no more (nginx: 1 MiB). */
export const PUSH_BYTES = 1024 * 1024
/** Bytes of one request that the centre reads. */
export const REQUEST_BYTES = 8 * 1024 * 1024
/**
 * Bytes of JSON of the longest command. Half of what is read, less its request: signed for the last delivery it stands as a
 * text within another, where each byte may become two.
 */
export const COMMAND_BYTES = REQUEST_BYTES / 2 - 4096

/** Position and SHA-256 (hex) of the last row of the centre's log. */
export const Head = z.object({ position: z.number().int().nonnegative(), chain: z.string() })
export type Head = z.infer<typeof Head>

export const RejectionShape = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})

/** What the centre says of one command. Only this settles it. `reused`: the id stands in the log with other content. */
export const Answer = z.discriminatedUnion('outcome', [
  z.object({ id: CommandId, outcome: z.literal('accepted'), position: z.number().int() }),
  z.object({ id: CommandId, outcome: z.literal('refused'), position: z.number().int(), rejection: RejectionShape }),
  z.object({ id: CommandId, outcome: z.literal('held'), position: z.number().int() }),
  z.object({ id: CommandId, outcome: z.literal('deposited'), position: z.number().int(), rejection: RejectionShape }),
  z.object({ id: CommandId, outcome: z.literal('reused') }),
])
export type Answer = z.infer<typeof Answer>

/** What a workstation says of a command that an earlier history of the centre had answered (docs/architecture.md, recovery). */
export const Recovered = z.object({
  id: CommandId,
  position: z.number().int(),
  outcome: z.enum(['accepted', 'refused', 'deposited']),
})
export type Recovered = z.infer<typeof Recovered>

/** The last recovery that this store has gone through; an answer that was lost on the way must not count as heard. */
const Heard = uuid.nullable()

export const PushRequest = z.object({
  protocol: z.number().int(),
  app: z.string(),
  store: StoreId,
  heard: Heard,
  /** Each is parsed alone: one that does not fit must not hold back the others. */
  commands: z.array(z.unknown()).max(PUSH_LIMIT),
  /** Only while delivering to a centre that went back: the old answers of some of `commands`. */
  recovered: z.array(Recovered).optional(),
})
export type PushRequest = z.infer<typeof PushRequest>

export const PushResponse = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answers'), answers: z.array(Answer), head: Head, time: Instant }),
  /** The centre went back in time: deliver what was accepted after the last common head first. */
  z.object({ kind: z.literal('recovery'), recovery: uuid, time: Instant }),
  /** Taken during a recovery: collected, to be decided at its end. */
  z.object({ kind: z.literal('collected'), ids: z.array(CommandId), time: Instant }),
])
export type PushResponse = z.infer<typeof PushResponse>

/** Cursors are opaque to workstations: the centre makes them, authenticates them and alone compares them. */
/**
 * Stands among the cursors beside the scopes: the last head that the workstation has seen. A person who loses every scope
 * (disabled and enabled again) still finds out that the centre went back.
 */
export const HEAD_CURSOR = '#head'
export const Cursors = z.record(z.string(), z.string())

export const PullRequest = z.object({
  protocol: z.number().int(),
  app: z.string(),
  store: StoreId,
  heard: Heard,
  cursors: Cursors,
  /** Commands of this store without a final answer here; their answers come from the page's own snapshot. */
  unsettled: z.array(CommandId).max(20_000),
  limit: z.number().int().min(1).max(2_000).optional(),
  /** Radicado numbers left at this store; the centre refills them (docs/architecture.md, Numbers). */
  numbersLeft: z.number().int().nonnegative(),
})
export type PullRequest = z.infer<typeof PullRequest>

export const PulledRow = z.object({
  kind: z.string(),
  id: uuid,
  version: z.number().int(),
  schema: z.number().int(),
  doc: z.unknown(),
  /** The scopes of this person that hold it and whose feed moved it here. */
  scopes: z.array(z.string()),
})
export type PulledRow = z.infer<typeof PulledRow>

export const NumberLease = z.object({ from: z.number().int(), to: z.number().int() })
export type NumberLease = z.infer<typeof NumberLease>

export const PullPage = z.object({
  kind: z.literal('page'),
  /** Everything this person replicates, in this snapshot: a new one began at zero, one not named is lost. */
  scopes: z.array(z.string()),
  /** Scopes begun anew: what they held and is not sent again by the last page goes (mark and sweep). */
  resync: z.array(z.string()),
  rows: z.array(PulledRow),
  left: z.array(z.object({ scope: z.string(), kind: z.string(), id: uuid })),
  cursors: Cursors,
  /** True when this snapshot had nothing more in any scope. */
  complete: z.boolean(),
  /** Answers to `unsettled`; only on the complete page. */
  answers: z.array(Answer),
  head: Head,
  time: Instant,
  lease: NumberLease.optional(),
})
export type PullPage = z.infer<typeof PullPage>

export const PullResponse = z.discriminatedUnion('kind', [
  PullPage,
  z.object({ kind: z.literal('recovery'), recovery: uuid, time: Instant }),
  /** The cursor is another centre's: nothing is exchanged, a person must look. */
  z.object({ kind: z.literal('anotherCentre'), time: Instant }),
])
export type PullResponse = z.infer<typeof PullResponse>

/** Asked once by a workstation that was told of a recovery: which of the heads it remembers does the centre share? */
export const CommonHeadRequest = z.object({
  protocol: z.number().int(),
  store: StoreId,
  recovery: uuid,
  heads: z.array(Head).max(5_000),
  /** The cursor of the last head, by which the centre knows that it has itself seen it; earlier programs do not send it. */
  sealed: z.string().max(2_000).optional(),
})
export type CommonHeadRequest = z.infer<typeof CommonHeadRequest>
/** `position` 0 when none is shared. `collecting`: the recovery still waits for others; new commands wait too. */
export const CommonHeadResponse = z.object({
  recovery: uuid,
  position: z.number().int(),
  collecting: z.boolean(),
  time: Instant,
})
export type CommonHeadResponse = z.infer<typeof CommonHeadResponse>

/** The centre as a workstation uses it; HTTP in the product, in memory in the simulation. Failures are thrown. */
export interface CentrePort {
  push(request: PushRequest): Promise<PushResponse>
  pull(request: PullRequest): Promise<PullResponse>
  commonHead(request: CommonHeadRequest): Promise<CommonHeadResponse>
}
