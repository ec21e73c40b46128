import { memoryStorage } from '#main/store/memory/memory-storage.ts'
import { rememberedActor } from '#main/sync/actor.ts'
import { dispatchClaim } from '#main/sync/claim.ts'
import { dispatch } from '#main/sync/dispatch.ts'
import { takeNumber } from '#main/sync/numbers.ts'
import { heardRecovery } from '#main/sync/recovery.ts'
import type { Replica } from '#main/sync/replica.ts'
import { type RoundOutcome, syncRound } from '#main/sync/round.ts'
import type { Person } from '#shared/console/session.ts'
import { type CommandId, type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { today } from '../../simulation/world/programs.ts'
import type { Chance } from '../../simulation/world/random.ts'
import type { Told } from '../../simulation/world/run.ts'
import type { Workstation } from '../../simulation/world/workstation.ts'

/** A workstation's own sync code in real time, exchanging only when told to. */
export interface Station extends Workstation {
  /** One exchange with the centre as it is now. */
  sync(): Promise<RoundOutcome>
  /** As {@link Workstation.act}, and kept for the oracle. */
  does(name: string, payload: unknown): Promise<Told>
}

/** @param centre the node that answers now; asked at every exchange */
export function station(person: Person, chance: Chance, centre: () => CentrePort, told: Told[]): Station {
  const now = () => new Date().toISOString()
  const newId = () => uuidv7(Date.now(), chance.bytes(10))
  const remembered = rememberedActor(
    memoryStorage(() => null),
    model,
    person,
  )
  const replica: Replica = { storage: remembered.storage, model, actor: remembered.actor, now, changed: () => {} }
  const identity = { store: newId() as StoreId, app: '0.1.0' } // a UUIDv7 by construction
  const self: Station = {
    person,
    storage: replica.storage,
    store: identity.store,
    running: true,
    program: today,
    out: false,
    newId,
    takeNumber: () => takeNumber(replica.storage),
    sync: () => syncRound(replica, centre(), identity),
    async act(name, payload) {
      const madeWith = { app: '0.1.0', catalogue: 1 }
      const body = { id: newId() as CommandId, name, actor: person.id, at: now(), payload, madeWith } // as above
      const claim = model.commands.get(name)?.kind === 'claim'
      const heard = heardRecovery(replica.storage)
      return { body, told: claim ? await dispatchClaim(centre(), identity, heard, body) : dispatch(replica, body) }
    },
    async does(name, payload) {
      const done = await self.act(name, payload)
      if (done === null) throw new Error('the power does not go here')
      const one = { body: done.body, at: self, answer: done.told }
      told.push(one)
      return one
    },
    // Nothing goes by itself here: what the simulation does at random, this station is told.
    nudge: () => {},
    start: () => {},
    cutPowerAfter: () => {},
    setClock: () => {},
  }
  return self
}
