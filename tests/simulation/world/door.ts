import { signerOf } from '#central/identity/delivery.ts'
import type { CentralStore } from '#central/store/port.ts'
import type { Engine } from '#central/sync/engine.ts'
import { pullRefused, pushRefused } from '#central/sync/protocols.ts'
import { newDeliveryKey, publicPart } from '#main/keys/delivery-key.ts'
import { CentreProblem } from '#main/sync/centre-errors.ts'
import type { StoreId, UserId } from '#shared/kernel/ids.ts'
import type { LastDelivery } from '#shared/sync/last-delivery.ts'
import { type CentrePort, CommonHeadRequest, PushRequest } from '#shared/sync/protocol.ts'
import type { Program } from './programs.ts'

/** Every store signs with it: what is signed names its store. */
export const deliveryKey = newDeliveryKey()

/** A node of the centre as a workstation reaches it over HTTP: problems, protocols, and the door of the disabled. */
export interface Door extends CentrePort {
  last(signed: LastDelivery): Promise<unknown>
}

export interface DoorParts {
  readonly engine: Engine
  readonly store: Pick<CentralStore, 'snapshot'>
  readonly program: Program
}

/** @param owner who signed in, at which store */
export function door({ engine, store, program }: DoorParts, owner: { userId: UserId; store: StoreId }): Door {
  const isEnabled = async () => {
    const [user] = await store.snapshot((read) => read.documents([{ kind: 'user', id: owner.userId }]))
    return (user?.doc as { enabled: boolean } | undefined)?.enabled === true // a user
  }
  const enabled = async () => {
    if (!(await isEnabled())) throw new CentreProblem(403, 'actor.disabled')
  }
  const spoken = (refused: string | null) => {
    if (refused !== null) throw new CentreProblem(426, refused)
  }
  const registered = {
    query: async <Row>() => [{ user_id: owner.userId, public_key: publicPart(deliveryKey) }] as Row[], // what signerOf asks for
  }
  return {
    async push(request) {
      await enabled()
      spoken(pushRefused(request.protocol, program.pushed))
      return engine.push(owner.userId, request)
    },
    async pull(request) {
      await enabled()
      spoken(pullRefused(request.protocol, program.protocol))
      return engine.pull(owner.userId, request)
    },
    async commonHead(request) {
      await enabled()
      return engine.commonHead(owner.userId, request)
    },
    async last(signed) {
      const signer = await signerOf(registered, signed)
      if (signer !== owner.userId || signed.store !== owner.store || (await isEnabled()))
        throw new CentreProblem(401, 'session.ended')
      const said: unknown = JSON.parse(signed.body)
      if (signed.kind !== 'push') return engine.commonHead(signer, CommonHeadRequest.parse(said))
      const request = PushRequest.parse(said)
      spoken(pushRefused(request.protocol, program.pushed))
      return engine.push(signer, request)
    },
  }
}
