import { z } from 'zod'
import { CALL_BACK_CLOSINGS, type CallBack } from '../interactions/schema.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { InteractionId } from '../kernel/ids.ts'
import { ok, type Rejection, reject } from '../kernel/result.ts'

/** Somebody is given up as not reached after so many calls † that nobody answered. */
const TRIES = 3

/** Why it may not be closed for this reason yet; null: it may. */
export const whyNotClosed = ({ tries = 0 }: CallBack, reason: (typeof CALL_BACK_CLOSINGS)[number]): Rejection | null =>
  reason === 'notReached' && tries < TRIES
    ? { code: 'callBack.fewTries', facts: { tries: String(tries), needed: String(TRIES) } }
    : null

/** Who owes a call back ends it without having spoken to anybody, and says why. */
export const callCloseCallBack = defineCommand({
  name: 'call.closeCallBack',
  kind: 'change',
  payload: z.object({ interactionId: InteractionId, reason: z.enum(CALL_BACK_CLOSINGS) }),
  touches: ({ interactionId }) => [{ kind: 'interaction', id: interactionId }],
  object: ({ interactionId }) => ({ kind: 'interaction', id: interactionId }),
  decide(documents, { at, actor, payload: { interactionId, reason } }) {
    const promise = documents.read('interaction', interactionId)
    if (promise === 'missing' || promise.callBack === undefined) return reject('document.unknown')
    const { callBack } = promise
    if (callBack.ownerId !== actor) return reject('callBack.notYours')
    if (callBack.keptBy !== null) return reject('callBack.notOwed')
    const not = whyNotClosed(callBack, reason)
    if (not !== null) return { ok: false, error: not }
    const closed = { at, by: actor, reason }
    return ok({
      changes: [
        change('interaction', interactionId, {
          ...promise,
          callBack: { ...callBack, keptBy: interactionId, closed },
        }),
      ],
    })
  },
})
