import { z } from 'zod'
import { REQUEST_KINDS, type RequestKind } from '../calendar/terms.ts'
import { withKind } from '../cases/kind.ts'
import type { Clock } from '../cases/schema.ts'
import { dispositionById } from '../catalogues/dispositions.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import {
  catalogueNamed,
  currentCatalogue,
  touchesCurrent,
  touchesGuidebook,
  touchesNamed,
} from '../guidebook/named-catalogue.ts'
import { type Command, defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { CaseId, EntryId, InteractionId } from '../kernel/ids.ts'
import { type Instant, unixMsOf } from '../kernel/instants.ts'
import { ok, reject } from '../kernel/result.ts'
import { requiredText, storable } from '../kernel/text.ts'
import { cutOffIn } from '../telephony/missed-calls.ts'
import { callBackOf, topicsOf } from './contact.ts'
import { type Disposition, dispositionLacks, GivenDisposition } from './disposition.ts'
import type { Correction, Interaction } from './schema.ts'

const HOUR_MS = 60 * 60_000

/** The kind that a contact was escalated as by its disposition, or null for one that is no escalation. */
export function escalatedKind(dispositionId: string): RequestKind | null {
  const kind = dispositionId.replace(/^inbound\.escalated\./, '')
  return REQUEST_KINDS.find((each) => each === kind) ?? null
}

/** Until when a contact's disposition may be corrected, this instant included (catalogue, `settings`); null before it is registered. */
export function correctableUntil(interaction: Interaction, catalogue: Catalogue): Instant | null {
  if (interaction.registeredAt === null) return null
  const until = unixMsOf(interaction.registeredAt) + catalogue.settings.correctionHours * HOUR_MS
  return new Date(until).toISOString()
}

/**
 * What was declared of the requests follows the disposition: a contact that was not effective decided nothing at first
 * contact, and one that was after all has what was decided in it. What was escalated stays a no.
 */
function redeclared(interaction: Interaction, disposition: Disposition, catalogue: Catalogue): Interaction['requests'] {
  const first = interaction.corrections?.[0]?.branches
  const effective = dispositionById(catalogue, disposition.id)?.effectiveContact ?? true
  return interaction.requests.map((request) => {
    if (request.caseId !== null) return request
    const decided = first === undefined ? request.branch : (first[request.id] ?? null)
    return { ...request, branch: effective ? decided : null }
  })
}

function corrected(
  current: Interaction,
  command: Command,
  disposition: Disposition,
  reason: string,
  catalogue: Catalogue,
): Interaction {
  const entry: Correction = {
    at: command.at,
    by: command.actor,
    reason,
    from: current.disposition,
    branches: Object.fromEntries(current.requests.map(({ id, branch }) => [id, branch])),
  }
  const { callBack, ...rest } = current
  return {
    ...rest,
    // What is owed to a customer who was cut off is no matter of how the contact is said to have ended.
    ...(callBack === undefined || cutOffIn(current.call) === null ? {} : { callBack }),
    disposition,
    requests: redeclared(current, disposition, catalogue),
    corrections: [...(current.corrections ?? []), entry],
    ...callBackOf(disposition, current.advisorId),
  }
}

/**
 * The author says within a day (setting of the catalogue) that a contact ended otherwise. The old disposition stays in the
 * history, and what followed from it is done again: the call back, what was declared solved, the kind and terms of its case.
 */
export const interactionCorrectDisposition = defineCommand({
  name: 'interaction.correctDisposition',
  kind: 'change',
  payload: z.object({
    interactionId: InteractionId,
    disposition: GivenDisposition,
    /** Id of the disposition that the author saw. */
    replaces: storable.max(80),
    reason: requiredText(1_000),
    /** The case that the contact escalated, with the id of the entry that tells its area; null where there is none. */
    case: z.object({ caseId: CaseId, entryId: EntryId }).nullable(),
  }),
  object: ({ interactionId }) => ({ kind: 'interaction', id: interactionId }),
  touches: ({ interactionId, case: its }) => [
    { kind: 'interaction', id: interactionId },
    ...touchesGuidebook,
    ...(its === null ? [] : [{ kind: 'case' as const, id: its.caseId }]),
  ],
  touchesNext({ case: its }, documents) {
    const known = its === null ? 'missing' : documents.read('case', its.caseId)
    const clocks = known === 'missing' ? [] : [known.clocks.area, known.clocks.customer]
    return [...touchesCurrent(documents), ...clocks.flatMap((clock) => touchesNamed(clock.catalogue))]
  },
  decide(documents, command) {
    const catalogue = currentCatalogue(documents)
    const { interactionId, disposition, replaces, reason, case: its } = command.payload
    const current = documents.read('interaction', interactionId)
    if (current === 'missing') return reject('document.unknown')
    const until = correctableUntil(current, catalogue)
    if (until === null || current.disposition === null) return reject('disposition.notRegistered')
    if (current.disposition.id !== replaces)
      return reject('disposition.changedMeanwhile', { disposition: current.disposition.label })
    if (command.at > until) return reject('disposition.correctionTooLate', { until })
    // What an earlier program sent names no catalogue, and is checked by none.
    const checkedBy = disposition.catalogue === undefined ? undefined : catalogue
    const [lacking] = dispositionLacks(checkedBy, disposition, topicsOf(current), command.at)
    if (lacking !== undefined) return reject(lacking)
    const kind = escalatedKind(disposition.id)
    const request = its === null ? undefined : current.requests.find(({ caseId }) => caseId === its.caseId)
    if (kind !== null && request === undefined) return reject('disposition.needsCase')
    const after = corrected(current, command, disposition, reason, catalogue)
    if (its !== null && kind !== null && request !== undefined && request.kind !== kind) {
      const known = documents.read('case', its.caseId)
      // A contact's request names its case by an id that its author gave: only the one that it escalated is its own.
      if (known === 'missing' || known.interactionId !== current.id) return reject('document.unknown')
      if (known.state === 'closed') return reject('disposition.caseClosed')
      const ofClock = (clock: Clock) => catalogueNamed(documents, clock.catalogue) ?? defaultCatalogue()
      const requests = after.requests.map((one) => (one.id === request.id ? { ...one, kind } : one))
      const entry = { id: its.entryId, at: command.at, by: command.actor, what: command.name, text: reason }
      const to = known.holderId === null ? `area:${known.area}` : `user:${known.holderId}`
      return ok({
        changes: [
          change('interaction', current.id, { ...after, requests }),
          change('case', known.id, { ...withKind(known, kind, ofClock), entries: [...known.entries, entry] }),
        ],
        effects: [{ kind: 'notice', to: [to], code: command.name, about: { kind: 'case', id: known.id } }],
      })
    }
    return ok({ changes: [change('interaction', current.id, after)] })
  },
})
