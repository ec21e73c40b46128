import type { Console } from '#shared/console/contract.ts'
import { InteractionId, type UserId } from '#shared/kernel/ids.ts'
import { isContinued } from '#shared/telephony/continued.ts'
import { dropDraft, flushDrafts, putDraft, useDrafts } from '../drafts/drafts.ts'
import { CONTACT_FORM, type ContactTyped } from '../interactions/contact-values.ts'
import { draftedContact, draftedContacts, keepContact } from '../interactions/drafted-contacts.ts'
import { newId } from '../shell/console.ts'
import { goTo, hashNow, hashOfPlace } from '../shell/place.ts'

type Texts = Parameters<typeof draftedContacts>[0]

/** The contact that is written of a call: its own, or the one of the conversation that goes on in it after that was registered. */
export const contactIn = <Id extends string>(texts: Texts, call: Id): Id | InteractionId => {
  const own = InteractionId.safeParse(draftedContacts(texts).find(({ typed }) => typed.continues === call)?.id)
  return own.success ? own.data : call
}

/** {@link contactIn} what is written now. */
export const contactOfCallNow = (call: InteractionId): InteractionId => contactIn(useDrafts.getState().texts, call)

/** {@link contactOfCallNow}, as it changes. */
export const useContactOfCall = (call: InteractionId): InteractionId => useDrafts(({ texts }) => contactIn(texts, call))

/** Whoever looks at the contact of a call that is registered is at the one that goes on. */
export function showContinued(call: InteractionId, contact: string): void {
  if (hashNow() === hashOfPlace({ area: 'inbox', id: call })) goTo('inbox', contact)
}

/** What is being written of a call becomes a contact of its own, that goes on from the one that was registered. */
function writtenAsOwn(call: InteractionId, typed: ContactTyped): void {
  const own = newId()
  keepContact(own, { ...typed, continues: call })
  for (const [contact, fields] of Object.entries(useDrafts.getState().texts ?? {})) {
    if (contact !== call && !contact.startsWith(`${call}:`)) continue
    const moved = contact.replace(call, own)
    for (const [field, text] of Object.entries(fields))
      if (contact !== call || field !== CONTACT_FORM) putDraft(moved, field, text)
    // Written before the other is let go: a power cut leaves both rather than none.
    flushDrafts()
    void dropDraft(contact, moved)
  }
  showContinued(call, own)
}

/** Parts at once what is being written of a call from its contact, which is known to be registered. @returns whether there is any */
export function partFromRegisteredNow(call: InteractionId): boolean {
  const typed = draftedContact(call)
  if (typed !== undefined) writtenAsOwn(call, typed)
  return typed !== undefined
}

/**
 * That a call's contact was registered may come only with the centre's word, who has the call from then on: ever more slowly,
 * the last of them again and again for as long as something is being written.
 */
const LOOKS_MS = [500, 1_000, 1_500, 3_000, 6_000, 12_000]

/** Parts what is being written of a call from its contact, as soon as it is known that a colleague had registered that. */
export async function partFromRegistered(
  console: Console,
  call: InteractionId,
  me: UserId,
  looksMs: readonly number[] = LOOKS_MS,
): Promise<void> {
  for (let look = 0; ; look++) {
    const wait = looksMs[Math.min(look, looksMs.length - 1)]
    await new Promise((over) => setTimeout(over, wait))
    if (draftedContact(call) === undefined) return
    const known = await console.query('interactions.get', { id: call }).catch(() => null)
    // Read after the answer: another look may have parted it meanwhile.
    const typed = draftedContact(call)
    if (typed === undefined) return
    if (known !== null && isContinued(known.doc, me)) return writtenAsOwn(call, typed)
  }
}
