import { z } from 'zod'
import { Attachments, withAttachments } from '../attachments/schema.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { catalogueNamed, touchesNamed } from '../guidebook/named-catalogue.ts'
import {
  contactOf,
  touchesContact,
  WrittenSeed,
  withBreach,
  withRequests,
  writesOnContact,
} from '../interactions/contact.ts'
import { GivenRequest } from '../interactions/schema.ts'
import { bounded } from '../kernel/bounded.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change, type DocumentChange } from '../kernel/documents.ts'
import { derivedId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import { hashOf, storable } from '../kernel/text.ts'
import { clocksFrom } from './clocks.ts'
import { toldEffects } from './effects.ts'
import { caseStep } from './life.ts'
import { Case, ToldCustomer } from './schema.ts'
import { termsOf } from './terms.ts'

/** The document of a radicado: the same number is the same document everywhere. */
export const caseNumberId = (radicado: string): string => derivedId(hashOf(`radicado:${radicado}`))

/** *Escala requerimiento* (P1, step 4): writes the case and the open contact in one command. */
export const caseEscalate = defineCommand({
  name: 'case.escalate',
  kind: 'fact',
  payload: z.object({
    caseId: Case.shape.id,
    radicado: z
      .string()
      .regex(/^\d{1,12}$/)
      .nullable(),
    contact: WrittenSeed,
    request: GivenRequest,
    area: Case.shape.area.min(1),
    description: Case.shape.description,
    answerBy: Case.shape.answerBy,
    priority: Case.shape.priority,
    toldCustomer: bounded(ToldCustomer, 1024).optional(),
    attachments: Attachments.optional(),
    /** The version of the catalogue whose terms the customer was told: that of the contact. Earlier programs said none. */
    catalogue: storable.max(40).optional(),
  }),
  writesOn: writesOnContact,
  touches: ({ caseId, radicado, contact, catalogue }) => [
    ...touchesNamed(catalogue),
    { kind: 'case', id: caseId, creates: true },
    ...touchesContact({ contact }),
    ...(radicado === null ? [] : [{ kind: 'caseNumber' as const, id: caseNumberId(radicado), creates: true }]),
  ],
  lacksNumber: ({ radicado }) => radicado === null,
  decide(documents, command, context) {
    const { caseId, contact, request, radicado, attachments, catalogue, ...form } = command.payload
    const terms = termsOf(catalogueNamed(documents, catalogue) ?? defaultCatalogue(), form.area, request.kind)
    const known = contactOf(documents, contact, context)
    const interaction = withRequests(known, [{ ...request, branch: 'no', caseId }])
    if (documents.read('case', caseId) !== 'missing') {
      return ok({ changes: [change('interaction', interaction.id, withBreach(known, 'case.escalatedTwice', command))] })
    }
    const owner = radicado === null ? 'missing' : documents.read('caseNumber', caseNumberId(radicado))
    const taken = owner !== 'missing' && owner.caseId !== caseId
    const number = radicado === null || taken ? (context.spareNumber ?? null) : radicado
    const escalated: Case = {
      id: caseId,
      radicado: number,
      interactionId: contact.interactionId,
      customerId: interaction.customerId,
      kind: request.kind,
      topic: request.topic,
      ...form,
      state: 'escalated',
      holderId: null,
      advisorId: interaction.advisorId ?? context.actor.id,
      teamId: interaction.teamId,
      escalatedAt: command.at,
      closedAt: null,
      clocks: clocksFrom(terms, command.at),
      entries: [],
      attachments: withAttachments([], attachments, { by: command.actor, at: command.at, entryId: null }),
      // A number told to a customer is never a reason to refuse: the coordinator looks at it.
      breaches: taken
        ? [{ rule: 'case.numberTaken', commandId: command.id, at: command.at, reviewedBy: null, told: radicado }]
        : [],
    }
    const changes: DocumentChange[] = [
      change('case', caseId, escalated),
      change('interaction', interaction.id, interaction),
    ]
    if (radicado !== null && !taken)
      changes.push(
        change('caseNumber', caseNumberId(radicado), {
          id: caseNumberId(radicado),
          number: radicado,
          caseId,
          advisorId: context.actor.id,
        }),
      )
    return ok({ changes, effects: toldEffects(caseStep('case.escalate'), escalated, command.name) })
  },
})
