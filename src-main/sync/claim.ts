import type { Dispatched } from '#shared/console/contract.ts'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { type CentrePort, PROTOCOL } from '#shared/sync/protocol.ts'
import { CentreUnreachable } from './centre-errors.ts'
import { isTooLong } from './lengths.ts'
import type { SyncIdentity } from './round.ts'

/**
 * Asks the centre for permission, at once or not at all: a claim never waits in the outbox and shows nothing before the
 * answer.
 * @param heard the last recovery that the store has gone through
 */
export async function dispatchClaim(
  centre: CentrePort,
  identity: SyncIdentity,
  heard: string | null,
  body: CommandEnvelope,
): Promise<Result<Dispatched, Rejection>> {
  if (isTooLong(body)) return reject('command.tooLong')
  try {
    const response = await centre.push({
      protocol: PROTOCOL,
      app: identity.app,
      store: identity.store,
      heard,
      commands: [body],
    })
    const answer = response.kind === 'answers' ? response.answers.find((one) => one.id === body.id) : undefined
    if (answer?.outcome === 'accepted') return ok({ commandId: body.id, outcome: 'granted', radicado: null })
    if (answer?.outcome === 'refused') {
      const { code, facts } = answer.rejection
      return facts === undefined ? reject(code) : reject(code, facts)
    }
    return reject('claim.notAnswered')
  } catch (failure) {
    if (failure instanceof CentreUnreachable) return reject('claim.needsCentre')
    throw failure
  }
}
