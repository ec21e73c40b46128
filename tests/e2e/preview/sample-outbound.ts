import { CustomerContacts } from '#shared/compliance/customer-contacts.ts'
import type { ProvenHere } from '#shared/console/queries.ts'
import { Consent } from '#shared/customers/schema.ts'
import { Interaction } from '#shared/interactions/schema.ts'
import { before, id, ids, MINUTE } from './sample-ids.ts'

const DAY = 24 * 60 * MINUTE

/** The customer may be contacted for commercial purposes by telephone and by mail. */
export const commercialConsents = (): Consent[] =>
  (['phone', 'email'] as const).map((channel) =>
    Consent.parse({
      channel,
      purpose: 'commercial',
      granted: true,
      at: before(20 * DAY),
      by: ids.advisor,
      source: 'Contacto con el cliente',
      wording: 'Autoriza que lo contacten.',
    }),
  )

/** Three attempts by telephone within the last half hour, none of which reached the person. */
export const capped = (): CustomerContacts =>
  CustomerContacts.parse({
    id: ids.textiles,
    contacts: [30, 20, 10].map((minutes, index) => ({
      at: before(minutes * MINUTE),
      channel: 'phone',
      purpose: 'commercial',
      direct: false,
      interactionId: id(4, 800 + index),
      permitted: true,
    })),
    exceptions: [],
  })

/** A call back that is due, for so long already. */
export const promised = (ago = MINUTE): Interaction =>
  Interaction.parse({
    id: id(4, 700),
    customerId: ids.textiles,
    channel: 'voice',
    direction: 'outbound',
    advisorId: ids.advisor,
    teamId: ids.team,
    openedAt: before(DAY),
    state: 'registered',
    requests: [],
    notes: [],
    disposition: { id: 'outbound.callBack', label: 'Volver a llamar', topic: 'Tasas y plazos', dueAt: before(ago) },
    callBack: { dueAt: before(ago), ownerId: ids.advisor, keptBy: null },
    registeredAt: before(DAY),
    breaches: [],
  })

/** *Comprobada* of a week that is closed, as it was known yesterday. */
export const proven = (): ProvenHere => ({
  part: 12,
  whole: 15,
  leftOut: 1,
  from: before(15 * DAY).slice(0, 10),
  to: before(9 * DAY).slice(0, 10),
  knownUntil: before(DAY),
})

export const formContact = (index: number) => id(5, 900 + index)

/** Drafts of contacts that are led by no guide, oldest first. */
export const formDrafts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    contact: formContact(index),
    field: 'form',
    updatedAt: before(MINUTE),
    text: JSON.stringify({
      openedAt: before((count - index) * MINUTE),
      channel: 'voice',
      direction: 'outbound',
      customerId: null,
      requests: [{ id: id(6, 900 + index), kind: '', topic: '', text: '', branch: null, caseId: null, radicado: null }],
      noteId: id(8, 900 + index),
      notes: '',
      dispositionId: '',
      guided: false,
    }),
  }))
