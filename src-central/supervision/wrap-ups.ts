import { InteractionId } from '#shared/kernel/ids.ts'
import { type Instant, unixMsOf } from '#shared/kernel/instants.ts'
import { readStored } from '#shared/kernel/model.ts'
import { wrapUpsOf } from '#shared/telephony/wrap-ups.ts'
import type { EffectPerformer } from '../effects/performer.ts'
import type { Broker } from '../live/broker.ts'
import type { SqlClient } from '../store/sql/client.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import { keepEvents } from './event-store.ts'

/** For so long the bridge may still be writing who was joined with whom; after it, no part of this call was ever told. */
const BRIDGE_WRITES_MS = 60_000

export interface WrapUpParts {
  readonly client: SqlClient
  readonly engine: EngineParts
  /** Between the boards of all nodes. */
  readonly boards: Broker
  readonly now: () => Instant
}

/**
 * What a console says of its wrap-up, told to every node's board: kept under the name of the part that it ends, so that two
 * nodes, a restart or a late sync tell it once.
 */
export const wrapUpPerformer = ({ client, engine, boards, now }: WrapUpParts): EffectPerformer => ({
  isDone: async () => false,
  async perform({ commandId, effect, at }) {
    const ref = { kind: 'interaction' as const, id: effect.about.id }
    const [stored] = await engine.store.snapshot((transaction) => transaction.documents([ref]))
    const read = stored === undefined ? null : readStored(engine.model, 'interaction', stored)
    if (read === null || !read.ok || read.value.call === undefined) return 'done'
    const { call } = read.value
    const told = wrapUpsOf(InteractionId.parse(ref.id), call)
    await keepEvents(client, told)
    if (told.length > 0) boards.publish(new Set(['news wrap-ups']))
    const ended = call.entries.find(({ key }) => key === commandId)
    const mayCome = unixMsOf(now()) - unixMsOf(at) < BRIDGE_WRITES_MS
    const isTold = ended === undefined || told.some((one) => one.at === unixMsOf(ended.at))
    return isTold || !mayCome ? 'done' : 'notYet'
  },
})
