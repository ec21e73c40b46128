import { z } from 'zod'
import { dispositionsAtLimit } from '../catalogues/at-limit.ts'
import { currentCatalogue, touchesCurrent, touchesGuidebook } from '../guidebook/named-catalogue.ts'
import { bounded } from '../kernel/bounded.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { ok, reject } from '../kernel/result.ts'
import { mergeQueue } from './merge.ts'
import { takenBy } from './numbers.ts'
import { newQueue, type QueueDocument as Queue, QueueDocument, QueueParts, queueDocumentId } from './schema.ts'

const { code, name } = QueueDocument.shape

export const queueCreate = defineCommand({
  name: 'queue.create',
  kind: 'change',
  payload: z.object({ code, name }),
  touches: (payload) => [{ kind: 'queue', id: queueDocumentId(payload.code), creates: true }],
  decide(documents, { payload }) {
    const id = queueDocumentId(payload.code)
    if (documents.read('queue', id) !== 'missing') return reject('queue.alreadyExists')
    return ok({ changes: [change('queue', id, newQueue(payload.code, payload.name))] })
  },
})

const parts = QueueParts.partial()

/** What is not named, or was not changed, stays as it is, so that two coordinators do not undo each other. */
export const queueEdit = defineCommand({
  name: 'queue.edit',
  kind: 'change',
  payload: bounded(
    parts.extend({
      code,
      /** The parts as their author saw them; earlier programs do not say. */
      was: parts.optional(),
    }),
    128 * 1024,
  ),
  touches: (payload) => [{ kind: 'queue', id: queueDocumentId(payload.code) }, ...touchesGuidebook],
  touchesNext: (_, documents) => touchesCurrent(documents),
  // Also when they are given back: the PBX's settings may name one that another queue was given meanwhile.
  namesQueueNumbers: ({ numbers }) => numbers !== undefined,
  decide(documents, { payload: { code, was, ...edits } }, { numbersOfQueues, numbersOfSettings }) {
    const queue = documents.read('queue', queueDocumentId(code))
    if (queue === 'missing') return reject('document.unknown')
    const { wrapUp } = edits
    if (wrapUp !== undefined && (wrapUp.mode === 'limited' || wrapUp.mode === 'noEarlyExit') && wrapUp.limit === null)
      return reject('queue.limitMissing')
    const registers = wrapUp?.disposition
    if (registers !== undefined && !dispositionsAtLimit(currentCatalogue(documents)).some(({ id }) => id === registers))
      return reject('queue.dispositionNotByClock')
    const merged = mergeQueue(queue, was ?? {}, edits)
    if (!merged.ok) return merged
    const next: Queue = { ...queue, ...merged.value }
    const taken = takenBy(numbersOfQueues ?? new Map(), code, next.numbers ?? numbersOfSettings?.get(code) ?? [])
    if (taken !== null) return { ok: false, error: taken }
    return ok({ changes: [change('queue', queue.id, next)] })
  },
})

export const queueCommands = [queueCreate, queueEdit]
