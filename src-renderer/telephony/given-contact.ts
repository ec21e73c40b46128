import i18next from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { holdersOf } from '#shared/telephony/call-holders.ts'
import { dropDraft, flushDrafts } from '../drafts/drafts.ts'
import { type ContactTyped, contactFromDraft, seedOf } from '../interactions/contact-values.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { newId } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'

/** The centre may be away: what was written is offered again so often until it has it. */
const AGAIN_MS = 2_000
/** What a colleague wrote may come a moment after their customer, or after their console is back from a cut. */
const LOOKS_MS = [0, 700, 1_500, 3_000, 6_000, 12_000]

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms))

/** Their notes are the contact's, with their name; the rest is for the next one to go on with. */
const given = (typed: ContactTyped): string => JSON.stringify({ ...typed, notes: '' })

/** The call goes on to a colleague: what is written of it so far is at the centre before they answer. */
export async function giveContact(console: Console, id: InteractionId): Promise<void> {
  const typed = draftedContact(id)
  if (typed !== undefined) await console.call('phone.giveContact', { id, form: given(typed) }).catch(() => null)
}

/**
 * The contact of a call that is a colleague's by now, by a transfer, out of a conference, or because a coordinator took it:
 * what was written goes to the centre, its notes stand on the contact, and only then it leaves here.
 */
export async function leaveContact(console: Console, id: InteractionId, me: UserId): Promise<void> {
  for (;;) {
    // The session may end meanwhile: then there is nothing to read, and nothing written here any more.
    const known = await console.query('interactions.get', { id }).catch(() => null)
    const typed = draftedContact(id)
    const holders = known?.doc.call === undefined ? [] : holdersOf(known.doc.call)
    // Who has just answered is not written yet as having it: what they begin is not the one's before them to give away.
    if (typed === undefined || !holders.includes(me) || holders.at(-1) === me) return
    const answer = await console.call('phone.giveContact', { id, form: given(typed) }).catch(() => null)
    // Of a call that the centre does not know as having been mine nobody waits for what I wrote.
    if (answer?.ok === true || answer?.error.code === 'phone.noSuchCall') {
      const text = typed.notes.trim()
      const contact = { ...seedOf(id, typed), customerId: known?.doc.customerId ?? typed.customerId }
      const kept =
        text === '' ||
        (await console.dispatch('interaction.addNote', { contact, entryId: typed.noteId, text }, newId())).ok
      // What was not taken (the console is locked, the disk is full) stays here and is offered again.
      if (kept) return dropDraft(id)
    }
    await pause(AGAIN_MS)
  }
}

/** Nothing was answered and nothing written: what a colleague had come to is further. */
export const isUntouched = (typed: ContactTyped | undefined): boolean =>
  typed !== undefined && (typed.run?.trail.length ?? 0) === 0 && typed.notes === ''

/** Goes on with the contact of a call where a colleague left it, as soon as that is known. */
export async function receiveContact(console: Console, id: InteractionId): Promise<void> {
  for (const wait of LOOKS_MS) {
    await pause(wait)
    const answer = await console.call('phone.givenContact', { id }).catch(() => null)
    const mine = draftedContact(id)
    if (mine === undefined || !isUntouched(mine)) return
    if (answer?.ok !== true) {
      if (answer?.error.code === 'phone.noPbx') return
      continue
    }
    const { form, by, others } = answer.value
    // Of another version's draft nothing can be placed here.
    const theirs = contactFromDraft(form ?? undefined)
    if (theirs !== null) {
      keepContact(id, { ...theirs, noteId: mine.noteId, caller: mine.caller, channel: mine.channel })
      flushDrafts()
      const users = await console.query('directory.users', {})
      const name = users.find(({ doc }) => doc.id === by)?.doc.name
      if (name !== undefined) say(i18next.t('phone.goesOn', { name }))
      return
    }
    if (!others) return
  }
}
