import type { Case } from '#shared/cases/schema.ts'
import { FOLLOW_UP_GUIDE, INBOUND_GUIDE } from '#shared/guides/shipped.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { putDraft } from '../drafts/drafts.ts'
import { newId } from '../shell/console.ts'
import { CONTACT_FORM, type ContactTyped, type RequestTyped } from './contact-values.ts'
import { NOTHING_ASKED } from './disposition-typed.ts'

export const blankRequest = (): RequestTyped => ({
  id: newId(),
  kind: '',
  topic: '',
  text: '',
  branch: null,
  caseId: null,
  radicado: null,
})

/** Begins a contact: from this moment it is a draft in the store. @returns its id, which the interaction will have */
export function beginContact(known: Partial<ContactTyped> = {}, id = newId()): string {
  const typed: ContactTyped = {
    openedAt: instantOf(Date.now()),
    channel: 'voice',
    direction: 'inbound',
    customerId: null,
    requests: [blankRequest()],
    noteId: newId(),
    notes: '',
    dispositionId: '',
    asked: NOTHING_ASKED,
    // An inbound contact is led by P1's guide; outbound ones get theirs with the campaigns.
    guided: known.direction !== 'outbound',
    run: null,
    guideId: INBOUND_GUIDE,
    followsCaseId: null,
    caller: null,
    ...known,
  }
  putDraft(id, CONTACT_FORM, JSON.stringify(typed))
  return id
}

/** Begins the contact that tells a customer the answer to their case, by its own guide (P1, step 6). */
export const beginFollowUp = (current: Case): string =>
  beginContact({
    direction: 'outbound',
    customerId: current.customerId,
    guided: true,
    guideId: FOLLOW_UP_GUIDE,
    followsCaseId: current.id,
  })
