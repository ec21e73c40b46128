import i18next from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { InteractionId, UserId } from '#shared/kernel/ids.ts'
import { holdersOf } from '#shared/telephony/call-holders.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { dropDraft, flushDrafts, useDrafts } from '../drafts/drafts.ts'
import { libraryOfRun } from '../guides/guidebook.ts'
import { halfTyped, notesWith } from '../guides/half-typed.ts'
import { type ContactTyped, contactFromDraft, seedOf } from '../interactions/contact-values.ts'
import { draftedContact, keepContact } from '../interactions/drafted-contacts.ts'
import { type NoteEntry, noteEntries } from '../interactions/note-entries.ts'
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
 * A coordinator may take the call of a console whose person has left it locked, where nothing of it is read until they are
 * back: what was written so far is at the centre by then. @returns the way to stop
 */
export const giveAtLock = (console: Console, calls: () => readonly Pick<Call, 'id' | 'apart'>[]): (() => void) =>
  console.watchSession(({ state }) => {
    if (state !== 'locked') return
    for (const { id, apart } of calls()) if (apart === null) void giveContact(console, id)
  })

/**
 * The contact of a call that is a colleague's by now, by a transfer, out of a conference, or because a coordinator took it:
 * what was written goes to the centre, its notes stand on the contact, and only then it leaves here.
 */
export async function leaveContact(console: Console, id: InteractionId, me: UserId): Promise<void> {
  /** The notes that stand on the contact already; what is typed after them is another entry. */
  let written = ''
  let entryId: string | undefined
  for (;;) {
    // The session may end meanwhile: then there is nothing to read, and nothing written here any more.
    const known = await console.query('interactions.get', { id }).catch(() => null)
    const library = await libraryOfRun(console, draftedContact(id)?.run ?? null)
    const draft = draftOf(id)
    const typed = draftedContact(id)
    const holders = known?.doc.call === undefined ? [] : holdersOf(known.doc.call)
    // Who has just answered is not written yet as having it: what they begin is not the one's before them to give away.
    if (typed === undefined || !holders.includes(me) || holders.at(-1) === me) return
    const answer = await console.call('phone.giveContact', { id, form: given(typed) }).catch(() => null)
    // Of a call that the centre does not know as having been mine nobody waits for what I wrote.
    const isGiven = answer?.ok === true || answer?.error.code === 'phone.noSuchCall'
    // Who types on meanwhile is waited for: their words go the same way.
    if (isGiven && draftOf(id) === draft) {
      const notes =
        library === undefined ? typed.notes : notesWith(typed.notes, halfTyped(i18next.t, id, typed, library))
      const contact = { ...seedOf(id, typed), customerId: known?.doc.customerId ?? typed.customerId }
      const left = notes.startsWith(written) ? notes.slice(written.length) : notes
      // What was not taken (the console is locked, the disk is full) stays here and is offered again.
      if (await noted(console, contact, noteEntries(entryId ?? typed.noteId, left))) {
        if (draftOf(id) === draft) return dropDraft(id)
        written = notes
        entryId = newId()
      }
    }
    await pause(AGAIN_MS)
  }
}

/** The texts of a contact's draft: the same object for as long as nothing is typed in it. */
const draftOf = (id: string) => useDrafts.getState().texts?.[id]

async function noted(console: Console, contact: object, entries: readonly NoteEntry[]): Promise<boolean> {
  for (const entry of entries)
    if (!(await console.dispatch('interaction.addNote', { contact, ...entry }, newId())).ok) return false
  return true
}

/** Nothing was answered and nothing written: what a colleague had come to is further. */
export const isUntouched = (typed: ContactTyped | undefined): boolean =>
  typed !== undefined &&
  (typed.run?.trail.length ?? 0) === 0 &&
  [typed.notes, typed.dispositionId].every((words) => words.trim() === '') &&
  // One that was escalated stands on the contact, whoever opens it.
  typed.requests.every(({ caseId, kind, topic, text }) => caseId !== null || `${kind}${topic}${text}`.trim() === '')

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
      const { noteId, caller, channel } = mine
      keepContact(id, { ...theirs, noteId, caller, channel, receivedFrom: by })
      flushDrafts()
      const users = await console.query('directory.users', {})
      const name = users.find(({ doc }) => doc.id === by)?.doc.name
      if (name !== undefined) say(i18next.t('phone.goesOn', { name }))
      return
    }
    if (!others) return
  }
}
