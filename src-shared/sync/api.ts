import { z } from 'zod'
import { Person } from '../console/session.ts'
import { NumberMistake } from '../customers/likely-number.ts'
import { Phone } from '../identifiers/phone.ts'
import { CaseId, ImportId, StoreId, UserId, uuid } from '../kernel/ids.ts'
import { CivilDate, Instant } from '../kernel/instants.ts'
import { requiredText } from '../kernel/text.ts'

/** Sign-in: at the centre, online. `publicKey` is the store's Ed25519 key, by which a last delivery is proven. */
export const SignInRequest = z.object({
  login: z.string().max(80),
  password: z.string().max(200),
  store: StoreId,
  device: z.string().max(120),
  publicKey: z.string().max(200),
})
export type SignInRequest = z.infer<typeof SignInRequest>

export const Tokens = z.object({ access: z.string(), accessUntil: Instant, refresh: z.string() })
export type Tokens = z.infer<typeof Tokens>

/** Nobody coordinates its author: whose team that was by name, or null for a person without one. Every coordinator sees it. */
export const Uncoordinated = z.object({ team: z.string().nullable() })
export type Uncoordinated = z.infer<typeof Uncoordinated>

/** What a store had not delivered when its person last signed out there. */
export const Undelivered = z.object({
  /** A person may have several at one workstation; an earlier centre does not say. */
  store: StoreId.optional(),
  userId: UserId,
  name: z.string(),
  device: z.string(),
  count: z.number().int().positive(),
  seenAt: Instant,
  uncoordinated: Uncoordinated.optional(),
})
export type Undelivered = z.infer<typeof Undelivered>

/** A command that was applied with a time which lay ahead of the centre's when it came: a clock was wrong. */
export const Ahead = z.object({
  commandId: uuid,
  name: z.string(),
  actor: UserId,
  at: Instant,
  receivedAt: Instant,
  uncoordinated: Uncoordinated.optional(),
})
export type Ahead = z.infer<typeof Ahead>

export const SignedIn = z.object({
  person: Person,
  mustChangePassword: z.boolean(),
  tokens: Tokens,
  centre: uuid,
  /** X25519 public key (raw, base64url), to which a copy of the store's key is sealed. */
  recoveryKey: z.string(),
  /** At this person's other workstations; an earlier centre does not say. */
  undelivered: z.array(Undelivered).optional(),
  time: Instant,
})
export type SignedIn = z.infer<typeof SignedIn>

export const RefreshRequest = z.object({ refresh: z.string().max(200) })
export const ChangePasswordRequest = z.object({ current: z.string().max(200), next: z.string().max(200) })
/** Administration: the first password of a person, to be changed at the first sign-in. */
export const InitialPasswordRequest = z.object({
  userId: UserId,
  login: z.string().max(80),
  password: z.string().max(200),
})
export const RevokeRequest = z.object({ userId: UserId })

/** A sealed copy of a store's key, opened by the centre for its owner after a sign-in. */
export const OpenKeyRequest = z.object({ store: StoreId, sealed: z.string().max(2_000) })
export const OpenedKey = z.object({ key: z.string() })

export const SearchCustomersRequest = z.object({ text: z.string().max(200) })
export const CustomerHistoryRequest = z.object({ customerId: uuid })
/** Cards as the centre's program knows them; the workstation shows those that its own can read. */
export const FoundCustomers = z.object({
  rows: z.array(z.unknown()),
  likely: z.array(z.object({ customer: z.unknown(), mistake: NumberMistake })).default([]),
  /** There are more than are sent. */
  more: z.literal(true).optional(),
})
export const ImportUseRequest = z.object({ importId: ImportId })
/** Cards of an import that are in use at the centre. */
export const ImportUse = z.object({ customers: z.array(uuid) })
export const SearchResult = z.object({ rows: z.array(z.unknown()) })
/** The last of a list that is there already: what follows it is asked for. */
export const AfterCase = z.object({ closedAt: Instant, id: CaseId })
export type AfterCase = z.infer<typeof AfterCase>
/** Closed cases of whoever asks: found by words, or the one of an id. */
export const ClosedCasesRequest = z.object({
  text: z.string().max(200).default(''),
  id: CaseId.optional(),
  after: AfterCase.optional(),
})
/** The case of a radicado, as its customer says it, or of an id. */
export const FindCaseRequest = z.union([
  z.object({ radicado: z.string().regex(/^\d{1,12}$/) }),
  z.object({ id: CaseId }),
])
export type FindCaseRequest = z.infer<typeof FindCaseRequest>
/** A closed case and whose it was; the workstation shows those that its own program can read. */
export const ClosedCases = z.object({
  rows: z.array(z.object({ case: z.unknown(), customer: z.string().nullable() })),
  more: z.boolean(),
  /** Behind which the older ones begin, whether its last row can be read or not; an earlier centre does not say it. */
  next: AfterCase.optional(),
})

/** The one that was asked for, if there is one. */
export const FoundCase = ClosedCases.pick({ rows: true })

/** The register of excluded numbers (Registro de Números Excluidos) that is in force at the centre. */
export const ExcludedList = z.object({
  asOf: CivilDate,
  source: z.string(),
  loadedAt: Instant,
  numbers: z.number().int().nonnegative(),
})
export type ExcludedList = z.infer<typeof ExcludedList>
export const ExcludedListAnswer = z.object({ list: ExcludedList.nullable() })
/** A piece of a new register; it replaces the one in force with its last piece. */
export const LoadExcludedRequest = z.object({
  list: uuid,
  asOf: CivilDate,
  source: requiredText(200),
  numbers: z.array(Phone.shape.number).max(5_000),
  last: z.boolean(),
})
export type LoadExcludedRequest = z.infer<typeof LoadExcludedRequest>

/** Behind which row of a list the next page begins. */
export const ListPlace = z.object({ at: z.string().max(40), id: uuid })
export type ListPlace = z.infer<typeof ListPlace>
/** As many as a list sends at once, the oldest first, for whoever asks for no fewer. */
export const LISTED_AT_ONCE = 500
export const ListPage = z.object({
  after: ListPlace.optional(),
  limit: z.number().int().min(1).max(LISTED_AT_ONCE).optional(),
})
export type ListPage = z.infer<typeof ListPage>
export const ListRequest = ListPage.extend({ list: z.enum(['deposits', 'recovery', 'undelivered', 'ahead']) })
/** How many there are in all, and where the next page begins when there may be one; an earlier centre says neither. */
export const ListResult = z.object({
  rows: z.array(z.unknown()),
  total: z.number().int().nonnegative().optional(),
  next: ListPlace.optional(),
})
/** What a coordinator does with a command on one of their lists; set aside it needs a reason. */
export const SettleRequest = z.discriminatedUnion('how', [
  z.object({ list: z.enum(['deposits', 'recovery']), commandId: uuid, how: z.literal('apply') }),
  z.object({
    list: z.enum(['deposits', 'recovery']),
    commandId: uuid,
    how: z.literal('setAside'),
    reason: requiredText(1_000),
  }),
])
export type SettleRequest = z.infer<typeof SettleRequest>
export const UndeliveredRequest = z.object({ store: StoreId, count: z.number().int().nonnegative() })

/** Problem details (RFC 9457); `code` names the sentence, `facts` fill its blanks. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
})
export type Problem = z.infer<typeof Problem>
