import { type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { Case } from '#shared/cases/schema.ts'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import { Customer } from '#shared/customers/schema.ts'
import { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { RecordingVerb } from '#shared/recordings/services.ts'
import type { ActRequest } from '#shared/supervision/board.ts'
import {
  ClosedCases,
  type ClosedCasesRequest,
  ExcludedListAnswer,
  type FindCaseRequest,
  FoundCase,
  FoundCustomers,
  ImportUse,
  type ListRequest,
  ListResult,
  type LoadExcludedRequest,
  OpenedKey,
  Problem,
  SearchResult,
  type SettleRequest,
  SignedIn,
  type SignInRequest,
  Tokens,
} from '#shared/sync/api.ts'
import type { PhoneVerb } from '#shared/telephony/phone-services.ts'
import { type PartOfSound, recordingApi } from '../recordings/recording-api.ts'
import { phoneApi } from '../telephony/phone-api.ts'

/** Of a newer centre's documents this program shows those that it can read. */
const readable = <T>(shape: z.ZodType<T>, rows: readonly unknown[]): T[] =>
  rows.flatMap((row) => {
    const read = shape.safeParse(row)
    return read.success ? [read.data] : []
  })
const FoundHere = FoundCustomers.transform(({ rows, likely, more }) => ({
  rows: readable(Customer, rows),
  more: more === true,
  likely: likely.flatMap(({ customer, mistake }) =>
    readable(Customer, [customer]).map((card) => ({ customer: card, mistake })),
  ),
}))
const CasesHere = ClosedCases.transform(({ rows, more, next }) => ({
  rows: rows.flatMap(({ case: found, customer }) => readable(Case, [found]).map((one) => ({ case: one, customer }))),
  more,
  next,
}))
const CaseHere = FoundCase.transform(({ rows }) => ({
  rows: rows.flatMap(({ case: found, customer }) => readable(Case, [found]).map((one) => ({ case: one, customer }))),
}))
const ContactsHere = SearchResult.transform(({ rows }) => ({ rows: readable(Interaction, rows) }))

const TIMEOUT_MS = 15_000

/** The centre's verbs that are not sync. A centre out of reach is `centre.unreachable`, a value like every refusal. */
export interface CentreApi {
  signIn(request: SignInRequest): Promise<Result<SignedIn, Rejection>>
  refresh(refresh: string): Promise<Result<Tokens, Rejection>>
  end(access: string): Promise<Result<null, Rejection>>
  /** How much a store leaves undelivered: shown to its author elsewhere and to their coordinator. */
  undelivered(access: string, store: string, count: number): Promise<Result<null, Rejection>>
  changePassword(access: string, current: string, next: string): Promise<Result<null, Rejection>>
  openKey(access: string, store: string, sealed: string): Promise<Result<z.infer<typeof OpenedKey>, Rejection>>
  searchCustomers(access: string, text: string): Promise<Result<ServiceAnswers['central.searchCustomers'], Rejection>>
  searchInteractions(
    access: string,
    customerId: string,
  ): Promise<Result<ServiceAnswers['central.searchInteractions'], Rejection>>
  closedCases(
    access: string,
    asked: z.output<typeof ClosedCasesRequest>,
  ): Promise<Result<ServiceAnswers['central.closedCases'], Rejection>>
  findCase(access: string, asked: FindCaseRequest): Promise<Result<ServiceAnswers['central.findCase'], Rejection>>
  importUse(access: string, importId: string): Promise<Result<ServiceAnswers['central.importUse'], Rejection>>
  list(access: string, asked: z.infer<typeof ListRequest>): Promise<Result<z.infer<typeof ListResult>, Rejection>>
  firstContactReturns(access: string): Promise<Result<FirstContactReturns, Rejection>>
  excludedList(access: string): Promise<Result<z.infer<typeof ExcludedListAnswer>, Rejection>>
  loadExcluded(
    access: string,
    piece: LoadExcludedRequest,
  ): Promise<Result<z.infer<typeof ExcludedListAnswer>, Rejection>>
  endRecovery(access: string): Promise<Result<null, Rejection>>
  supervise(access: string, asked: ActRequest): Promise<Result<null, Rejection>>
  settleKept(access: string, settling: SettleRequest): Promise<Result<null, Rejection>>
  setInitialPassword(
    access: string,
    given: { userId: string; login: string; password: string },
  ): Promise<Result<null, Rejection>>
  phone(access: string, verb: PhoneVerb, parameters: unknown): Promise<Result<unknown, Rejection>>
  recording(access: string, verb: RecordingVerb, parameters: unknown): Promise<Result<unknown, Rejection>>
  revoke(access: string, userId: string): Promise<Result<null, Rejection>>
}

export function centreApi(base: string, dispatcher: Dispatcher): CentreApi {
  async function ask<T>(
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    shape: z.ZodType<T>,
    access?: string,
  ): Promise<Result<T, Rejection>> {
    let status: number
    let text: string
    try {
      const response = await request(`${base}/v1${path}`, {
        method,
        dispatcher,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(access === undefined ? {} : { authorization: `Bearer ${access}` }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      })
      status = response.statusCode
      text = await response.body.text()
    } catch {
      // Whatever went wrong on the way, the centre was not reached; what people do about it is the same.
      return reject('centre.unreachable')
    }
    if (status === 204) return ok(shape.parse(null))
    const parsed = parsedJson(text)
    return status === 200 ? ok(shape.parse(parsed)) : refusedWith(status, parsed)
  }
  /** Whatever is cut on the way is no part: its length is told beforehand. */
  async function askPart(
    path: string,
    first: number,
    last: number,
    access: string,
  ): Promise<Result<PartOfSound, Rejection>> {
    try {
      const { statusCode, headers, body } = await request(`${base}/v1${path}`, {
        dispatcher,
        headers: { authorization: `Bearer ${access}`, range: `bytes=${first}-${last}` },
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      })
      if (statusCode !== 200 && statusCode !== 206) return refusedWith(statusCode, parsedJson(await body.text()))
      const bytes = new Uint8Array(await body.arrayBuffer())
      const whole = /\/(\d+)$/.exec(`${headers['content-range'] ?? ''}`)?.[1]
      return ok({ bytes, size: whole === undefined ? bytes.length : Number(whole) })
    } catch {
      // As above.
      return reject('centre.unreachable')
    }
  }
  function refusedWith(status: number, parsed: unknown): Result<never, Rejection> {
    const problem = Problem.safeParse(parsed)
    // Only the bridge to the PBX says with a 503 what is away; whatever else fails there is the centre itself.
    if (!problem.success || (status >= 500 && !problem.data.code.startsWith('phone.')))
      return reject('centre.unreachable')
    return problem.data.facts === undefined ? reject(problem.data.code) : reject(problem.data.code, problem.data.facts)
  }
  const post = <T>(path: string, body: unknown, shape: z.ZodType<T>, access?: string) =>
    ask('POST', path, body, shape, access)
  const nothing = z.null()
  return {
    signIn: (given) => post('/session', given, SignedIn),
    refresh: (refresh) => post('/session/refresh', { refresh }, Tokens),
    end: (access) => post('/session/end', undefined, nothing, access),
    undelivered: (access, store, count) => post('/undelivered', { store, count }, nothing, access),
    changePassword: (access, current, next) => post('/password', { current, next }, nothing, access),
    openKey: (access, store, sealed) => post('/recovery/open', { store, sealed }, OpenedKey, access),
    searchCustomers: (access, text) => post('/search/customers', { text }, FoundHere, access),
    searchInteractions: (access, customerId) => post('/search/interactions', { customerId }, ContactsHere, access),
    closedCases: (access, asked) => post('/search/closed-cases', asked, CasesHere, access),
    findCase: (access, asked) => post('/search/case', asked, CaseHere, access),
    importUse: (access, importId) => post('/imports/used', { importId }, ImportUse, access),
    list: (access, asked) => post('/lists', asked, ListResult, access),
    settleKept: (access, settling) => post('/lists/settle', settling, nothing, access),
    supervise: (access, asked) => post('/board/act', asked, nothing, access),
    firstContactReturns: (access) => post('/indicators/first-contact-returns', undefined, FirstContactReturns, access),
    excludedList: (access) => post('/excluded-numbers', undefined, ExcludedListAnswer, access),
    loadExcluded: (access, piece) => post('/excluded-numbers/load', piece, ExcludedListAnswer, access),
    endRecovery: (access) => post('/recovery/end', undefined, nothing, access),
    setInitialPassword: (access, given) => post('/users/initial-password', given, nothing, access),
    phone: (access, verb, parameters) =>
      phoneApi((method, path, body, shape) => ask(method, path, body, shape, access), verb, parameters),
    recording: (access, verb, parameters) =>
      recordingApi(
        (method, path, body, shape) => ask(method, path, body, shape, access),
        (path, first, last) => askPart(path, first, last, access),
        verb,
        parameters,
      ),
    revoke: (access, userId) => post('/users/revoke', { userId }, nothing, access),
  }
}

/** A proxy's error page is no JSON, and no answer of the centre. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
