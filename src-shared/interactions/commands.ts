import { z } from 'zod'
import { Outreach } from '../compliance/outreach.ts'
import { catalogueNamed, touchesNamed } from '../guidebook/named-catalogue.ts'
import { bounded } from '../kernel/bounded.ts'
import { defineCommand } from '../kernel/commands.ts'
import { change } from '../kernel/documents.ts'
import { CommandId, EntryId, InteractionId } from '../kernel/ids.ts'
import { ok, reject } from '../kernel/result.ts'
import { requiredText, text } from '../kernel/text.ts'
import {
  callBackOf,
  contactOf,
  reviewed,
  topicsOf,
  touchesContact,
  WrittenSeed,
  withBreach,
  withRequests,
  writesOnContact,
} from './contact.ts'
import { interactionCorrectDisposition } from './correct-disposition.ts'
import { dispositionLacks, GivenDisposition } from './disposition.ts'
import { afterOutreach, touchesOutreach } from './outreach.ts'
import { GivenRequest, GuideRecord } from './schema.ts'

const interactionOpen = defineCommand({
  name: 'interaction.open',
  kind: 'fact',
  payload: z.object({ contact: WrittenSeed }),
  writesOn: writesOnContact,
  touches: touchesContact,
  decide: (documents, { payload }, context) =>
    ok({
      changes: [change('interaction', payload.contact.interactionId, contactOf(documents, payload.contact, context))],
    }),
})

const interactionAddRequest = defineCommand({
  name: 'interaction.addRequest',
  kind: 'fact',
  payload: z.object({ contact: WrittenSeed, request: GivenRequest }),
  writesOn: writesOnContact,
  touches: touchesContact,
  decide(documents, command, context) {
    const { contact, request } = command.payload
    const interaction = withRequests(contactOf(documents, contact, context), [request])
    const late =
      interaction.state === 'registered'
        ? withBreach(interaction, 'interaction.requestAfterRegistration', command)
        : interaction
    return ok({ changes: [change('interaction', interaction.id, late)] })
  },
})

const interactionAddNote = defineCommand({
  name: 'interaction.addNote',
  kind: 'fact',
  payload: z.object({ contact: WrittenSeed, entryId: EntryId, text: requiredText(4_000) }),
  writesOn: writesOnContact,
  touches: touchesContact,
  decide(documents, { payload, at, actor }, context) {
    const interaction = contactOf(documents, payload.contact, context)
    if (interaction.notes.some((note) => note.id === payload.entryId)) return ok({ changes: [] })
    const note = { id: payload.entryId, at, by: actor, text: payload.text }
    return ok({
      changes: [change('interaction', interaction.id, { ...interaction, notes: [...interaction.notes, note] })],
    })
  },
})

/** *Registra el contacto* (P1): ends the contact with its disposition. */
const interactionRegister = defineCommand({
  name: 'interaction.register',
  kind: 'fact',
  payload: z.object({
    contact: WrittenSeed,
    requests: z.array(GivenRequest).max(20),
    disposition: GivenDisposition,
    guide: bounded(GuideRecord, 128 * 1024).optional(),
    outreach: bounded(Outreach, 4 * 1024).optional(),
  }),
  writesOn: writesOnContact,
  touches: ({ contact, disposition, outreach }) => [
    ...touchesContact({ contact }),
    ...touchesNamed(disposition.catalogue),
    ...touchesOutreach(contact, outreach),
  ],
  decide(documents, command, context) {
    const { contact, requests, disposition, guide, outreach } = command.payload
    const interaction = contactOf(documents, contact, context)
    if (interaction.state === 'registered')
      return ok({
        changes: [
          change('interaction', interaction.id, withBreach(interaction, 'interaction.registeredTwice', command)),
        ],
      })
    const registered = withRequests(interaction, requests)
    const [lacking] = dispositionLacks(
      catalogueNamed(documents, disposition.catalogue),
      disposition,
      topicsOf(registered),
      command.at,
    )
    if (lacking !== undefined) return reject(lacking)
    const done = {
      ...registered,
      state: 'registered' as const,
      disposition,
      registeredAt: command.at,
      ...callBackOf(disposition, registered.advisorId),
      ...(guide === undefined ? {} : { guide }),
    }
    return ok({ changes: afterOutreach(documents, command, context, done, outreach) })
  },
})

/** The coordinator has looked at a broken rule. */
const interactionReviewBreach = defineCommand({
  name: 'interaction.reviewBreach',
  kind: 'change',
  payload: z.object({ interactionId: InteractionId, commandId: CommandId, remark: text(1_000).optional() }),
  object: ({ interactionId }) => ({ kind: 'interaction', id: interactionId }),
  touches: ({ interactionId }) => [{ kind: 'interaction', id: interactionId }],
  decide(documents, { payload, actor }) {
    const interaction = documents.read('interaction', payload.interactionId)
    if (interaction === 'missing') return reject('document.unknown')
    if (!interaction.breaches.some((one) => one.commandId === payload.commandId && one.reviewedBy === null))
      return reject('breach.alreadyReviewed')
    const breaches = interaction.breaches.map((one) =>
      one.commandId === payload.commandId && one.reviewedBy === null ? reviewed(one, actor, payload.remark) : one,
    )
    return ok({ changes: [change('interaction', interaction.id, { ...interaction, breaches })] })
  },
})

export const interactionCommands = [
  interactionOpen,
  interactionAddRequest,
  interactionAddNote,
  interactionRegister,
  interactionCorrectDisposition,
  interactionReviewBreach,
]
