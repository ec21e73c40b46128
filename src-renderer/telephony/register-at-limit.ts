import i18next from 'i18next'
import { dispositionById } from '#shared/catalogues/dispositions.ts'
import type { Console } from '#shared/console/contract.ts'
import { redact } from '#shared/guides/redact.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { draftText, dropDraft, flushDrafts } from '../drafts/drafts.ts'
import { currentLibrary, libraryHere } from '../guides/guidebook.ts'
import { requestsIn, wholeRequests } from '../guides/registration.ts'
import { CONTACT_FORM, contactFromDraft, requestsOf, seedOf } from '../interactions/contact-values.ts'
import { dispositionOf, NOTHING_ASKED } from '../interactions/disposition-typed.ts'
import { newId } from '../shell/console.ts'
import { say } from '../shell/ui-state.ts'

/**
 * The time that the queue gives is over and the contact is not registered: it is now, with the queue's disposition and
 * with everything that was written. Its author may correct the disposition (interaction.correctDisposition).
 */
export async function registerAtLimit(console: Console, call: InteractionId, disposition: string): Promise<void> {
  flushDrafts()
  const known = await console.query('interactions.get', { id: call })
  const typed = contactFromDraft(draftText(call, CONTACT_FORM))
  if (known?.doc.state === 'registered' || typed === null) return
  const { run } = typed
  const library = run === null ? currentLibrary() : (libraryHere(run.catalogueVersion) ?? currentLibrary())
  const entry = dispositionById(library.catalogue, disposition)
  // An edition that no longer has it: the contact stays open, and is in the inbox.
  if (entry === undefined) return
  const asked = run === null ? typed.requests : wholeRequests(requestsIn(library, run, typed.requests))
  const contact = seedOf(call, typed)
  const text = typed.notes.trim()
  if (text !== '') await console.dispatch('interaction.addNote', { contact, entryId: typed.noteId, text }, newId())
  const registered = await console.dispatch(
    'interaction.register',
    {
      contact,
      requests: requestsOf({ ...typed, requests: [...asked] }),
      disposition: dispositionOf(
        library.catalogue,
        entry,
        NOTHING_ASKED,
        asked[0]?.topic ?? (entry.requires.topic ? i18next.t('phone.noTopic') : ''),
      ),
      ...(run === null ? {} : { guide: redact(library, run) }),
      ...(typed.outreach === null ? {} : { outreach: typed.outreach }),
    },
    newId(),
  )
  if (!registered.ok) return
  await dropDraft(call)
  say(i18next.t('phone.wrapUpOver', { disposition: entry.text.es }))
}
