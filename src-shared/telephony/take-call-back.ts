import { z } from 'zod'
import type { Interaction } from '../interactions/schema.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { InteractionId } from '../kernel/ids.ts'
import { instantOf, unixMsOf } from '../kernel/instants.ts'
import { ok, reject } from '../kernel/result.ts'
import { CallEntry } from './call-record.ts'
import { onCall } from './interaction-of-call.ts'
import { CALL_BACK_MS, isUnowned } from './missed-calls.ts'

const EARLIER = 20

/**
 * A call that a queue lost becomes somebody's to call back, with the same caller's earlier ones. Asked of the centre: of
 * two advisors who ask, one calls. The contact that calls back keeps it (interactions/outreach.ts).
 */
export const callTakeCallBack = defineCommand({
  name: 'call.takeCallBack',
  kind: 'claim',
  payload: z.object({ interactionId: InteractionId, earlier: z.array(InteractionId).max(EARLIER) }),
  touches: ({ interactionId, earlier }) => [
    { kind: 'interaction', id: interactionId },
    ...earlier.filter((id) => id !== interactionId).map((id) => ({ kind: 'interaction' as const, id, optional: true })),
  ],
  object: ({ interactionId }) => ({ kind: 'interaction', id: interactionId }),
  decide(documents, { id, at, actor, payload: { interactionId, earlier } }, context) {
    const missed = documents.read('interaction', interactionId)
    if (missed === 'missing' || missed.call === undefined) return reject('document.unknown')
    if (!isUnowned(missed)) return reject('callBack.taken')
    const dueAt = instantOf(unixMsOf(at) + CALL_BACK_MS)
    const teamId = context.actor.teamId as Interaction['teamId'] // the actor's team is a team's id, read from the user's document
    const taken = (one: Interaction, keptBy: InteractionId | null) => {
      const entry = CallEntry.parse({ key: id, at, by: actor, kind: 'taken' })
      const call = one.call ?? missed.call
      const theirs = call === undefined ? one : onCall(one, call, entry, teamId)
      return change('interaction', one.id, { ...theirs, callBack: { dueAt, ownerId: actor, keptBy } })
    }
    const same = earlier.flatMap((one) => {
      if (one === interactionId) return []
      const read = documents.read('interaction', one)
      return read !== 'missing' && isUnowned(read) && read.call?.number === missed.call?.number ? [read] : []
    })
    // One call back is owed: the older calls are settled by it.
    return ok({ changes: [taken(missed, null), ...same.map((one) => taken(one, interactionId))] })
  },
})
