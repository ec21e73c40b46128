import { type ServiceVerb, services } from '#shared/console/contract.ts'
import { readJson } from '#shared/console/json-of.ts'
import { type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { closedElsewhere, questions } from '../cases/closed-elsewhere.ts'
import type { CentreApi } from './centre-api.ts'
import type { StoreLink } from './store-link.ts'
import type { AccessTokens } from './tokens.ts'

type CentralVerb = Extract<ServiceVerb, `central.${string}`>
export const isCentralVerb = (verb: ServiceVerb): verb is CentralVerb => verb.startsWith('central.')

/** What is asked of the centre online; a token that has just run out is replaced once. */
export async function withToken<T>(
  tokens: AccessTokens,
  ask: (access: string) => Promise<Result<T, Rejection>>,
): Promise<Result<T, Rejection>> {
  const access = await tokens.access(null)
  if (access === null) return reject('centre.unreachable')
  const answer = await ask(access)
  if (answer.ok || answer.error.code !== 'session.ended') return answer
  const again = await tokens.access(access)
  return again === null ? answer : ask(again)
}

export const centralService = (
  api: CentreApi,
  tokens: AccessTokens,
  store: StoreLink | null,
  verb: CentralVerb,
  parameters: unknown,
  /** Those for closed cases by words, of this console. */
  asking = questions(),
): Promise<Result<unknown, Rejection>> => {
  const isNewest =
    verb === 'central.closedCases' && services[verb].parse(parameters).id === undefined ? asking() : isAlone
  return withToken(tokens, (access) => ask(api, access, store, verb, parameters, isNewest))
}

const isAlone = (): boolean => true

function ask(
  api: CentreApi,
  access: string,
  store: StoreLink | null,
  verb: CentralVerb,
  parameters: unknown,
  isNewest: () => boolean,
): Promise<Result<unknown, Rejection>> {
  switch (verb) {
    case 'central.searchCustomers':
      return api.searchCustomers(access, services[verb].parse(parameters).text)
    case 'central.searchInteractions':
      return api.searchInteractions(access, services[verb].parse(parameters).customerId)
    case 'central.closedCases':
      return closedElsewhere(
        (asked) => api.closedCases(access, asked),
        async (text, ids) => (store === null ? [] : readJson(await store.query('cases.closedAmong', { text, ids }))),
        services[verb].parse(parameters),
        isNewest,
      )
    case 'central.findCase':
      return api.findCase(access, services[verb].parse(parameters))
    case 'central.importUse':
      return api.importUse(access, services[verb].parse(parameters).importId)
    case 'central.lists':
      return api.list(access, services[verb].parse(parameters))
    case 'central.undelivered':
      return api.list(access, { list: 'undelivered', ...services[verb].parse(parameters) })
    case 'central.ahead':
      return api.list(access, { list: 'ahead', ...services[verb].parse(parameters) })
    case 'central.settleKept':
      return api.settleKept(access, services[verb].parse(parameters))
    case 'central.supervise':
      return api.supervise(access, services[verb].parse(parameters))
    case 'central.firstContactReturns':
      return api.firstContactReturns(access)
    case 'central.excludedList':
      return api.excludedList(access)
    case 'central.loadExcluded':
      return api.loadExcluded(access, services[verb].parse(parameters))
    case 'central.endRecovery':
      return api.endRecovery(access)
    case 'central.setInitialPassword':
      return api.setInitialPassword(access, services[verb].parse(parameters))
    case 'central.revokeSessions':
      return api.revoke(access, services[verb].parse(parameters).userId)
  }
}
