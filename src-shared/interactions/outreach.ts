import { dispositionById } from '../catalogues/dispositions.ts'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { contactsOf, withContact } from '../compliance/customer-contacts.ts'
import type { Outreach } from '../compliance/outreach.ts'
import { catalogueNamed } from '../guidebook/named-catalogue.ts'
import type { Command, Context, Touch } from '../kernel/commands.ts'
import { change, type DocumentChange, type Documents } from '../kernel/documents.ts'
import { InteractionId } from '../kernel/ids.ts'
import { type ContactSeed, withBreach } from './contact.ts'
import { isParty } from './party.ts'
import type { Interaction } from './schema.ts'

/** The contact with the commitment that an outreach keeps, where it keeps one. */
const promised = (outreach: Outreach | undefined): InteractionId | null => {
  if (outreach?.asked?.as !== 'callBack') return null
  const id = InteractionId.safeParse(outreach.asked.ref)
  return id.success ? id.data : null
}

/** Contacts on the bank's own account are counted; what the customer asked for is not limited, and not counted (Ley 2300). */
const isCounted = (outreach: Outreach | undefined): outreach is Outreach =>
  outreach !== undefined && outreach.asked === null

export function touchesOutreach(contact: ContactSeed, outreach: Outreach | undefined): readonly Touch[] {
  const promise = promised(outreach)
  return [
    ...(isCounted(outreach) && contact.customerId !== null
      ? [{ kind: 'customerContacts' as const, id: contact.customerId, creates: true }]
      : []),
    ...(promise === null || promise === contact.interactionId
      ? []
      : [{ kind: 'interaction' as const, id: promise, optional: true }]),
  ]
}

/**
 * What registering an outbound contact changes besides: the customer's legal counters, and the call back that it kept.
 * A commercial contact for which the centre gave no permission stays, with the breach: it happened.
 */
export function afterOutreach(
  documents: Documents,
  command: Command,
  context: Context,
  registered: Interaction,
  outreach: Outreach | undefined,
): readonly DocumentChange[] {
  if (outreach === undefined) return [change('interaction', registered.id, registered)]
  // By the words it was chosen from: `interaction.register` touches that catalogue.
  const chosenFrom = catalogueNamed(documents, registered.disposition?.catalogue) ?? defaultCatalogue()
  const entry = dispositionById(chosenFrom, registered.disposition?.id ?? '')
  const direct = entry?.effectiveContact ?? false
  // A rule refused it: nobody was called, and nothing is counted.
  const made = entry?.setBy !== 'rule'
  const changes: DocumentChange[] = []
  let after: Interaction = { ...registered, outreach }
  if (isCounted(outreach) && registered.customerId !== null && made) {
    const known = contactsOf(documents, registered.customerId)
    const before = known.contacts.find(({ interactionId }) => interactionId === registered.id)
    // The workstation may not have heard of the permission yet: only the centre knows that there was none.
    if (outreach.purpose === 'commercial' && before?.permitted !== true && context.authority === 'centre')
      after = withBreach(after, 'contact.withoutPermission', command)
    const { channel, purpose } = outreach
    const counted = {
      at: registered.openedAt,
      channel,
      purpose,
      direct,
      interactionId: registered.id,
      permitted: false,
    }
    changes.push(change('customerContacts', known.id, withContact(known, counted)))
  }
  const promise = promised(outreach)
  if (promise !== null && promise !== registered.id && made) {
    const promising = documents.read('interaction', promise)
    const kept = direct || registered.callBack !== undefined
    if (promising !== 'missing' && isParty(promising, context.actor) && promising.callBack?.keptBy === null) {
      const { callBack } = promising
      const now = kept ? { ...callBack, keptBy: registered.id } : { ...callBack, tries: (callBack.tries ?? 0) + 1 }
      changes.push(change('interaction', promising.id, { ...promising, callBack: now }))
    }
  }
  return [change('interaction', registered.id, after), ...changes]
}
