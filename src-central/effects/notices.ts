import { bearDocuments } from '../sync/born-here.ts'
import type { EngineParts } from '../sync/engine-parts.ts'
import type { EffectPerformer } from './performer.ts'

/**
 * Notices to people are documents in their scopes: pulled like all others, announced by the live stream, and there once
 * however often they are written, because their id is the effect's. Written in the centre's own name.
 */
export const noticePerformer = (parts: EngineParts): EffectPerformer => ({
  isDone: (id) =>
    parts.store.snapshot(async (transaction) => (await transaction.documents([{ kind: 'notice', id }])).length > 0),
  async perform({ id, commandId, effect, at }) {
    if (effect.kind !== 'notice') throw new Error(`${effect.kind} is no notice`)
    const { to, code, about } = effect
    if (to.length === 0) return 'done'
    const { centre } = await parts.store.snapshot((transaction) => transaction.head())
    const notice = { id, to: [...to], code, about: { ...about }, commandId, at }
    await bearDocuments(parts, centre, [{ kind: 'notice', id, doc: notice }])
    return 'done'
  },
})
