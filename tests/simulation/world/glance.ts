import type { Told } from './run.ts'
import type { Workstation } from './workstation.ts'

/**
 * What a person sees of their own notes at a moment of the run: a fact that is saved stays on the screen until the centre
 * has spoken, and after it was accepted, whatever is pulled meanwhile. Written apart from the product, as the oracle is.
 */
export function glance(at: Workstation, told: readonly Told[], wentBack: boolean): string[] {
  if (!at.running) return []
  const self = at.storage.shown({ kind: 'user', id: at.person.id })?.doc as
    | { enabled: boolean; roles: string[] }
    | undefined // the person's own document
  if (self === undefined || !self.enabled || !self.roles.includes('advisor')) return []
  return told.flatMap(({ body, at: where, answer }) => {
    if (where !== at || !answer.ok || body.name !== 'interaction.addNote') return []
    const { contact, entryId } = body.payload as { contact: { interactionId: string }; entryId: string } // as acts.ts made it
    const state = at.storage.command(body.id)?.state
    // Another's contact may leave this person's scopes once it is settled, and a centre that went back brings it again.
    const settled =
      !wentBack && (state === 'accepted' || state === 'settled') && began(told, contact.interactionId) === at.person.id
    if (state !== 'queued' && !settled) return []
    const shown = at.storage.shown({ kind: 'interaction', id: contact.interactionId })?.doc as
      | { notes: { id: string }[] }
      | undefined // an interaction
    if (shown?.notes.some((note) => note.id === entryId) === true) return []
    return [`${at.person.login} does not see the saved note ${body.id} any more`]
  })
}

/** Whose contact it is: the first who did anything on it. */
const began = (told: readonly Told[], interactionId: string): string | undefined =>
  told.find(
    ({ body }) => (body.payload as { contact?: { interactionId: string } }).contact?.interactionId === interactionId,
  )?.body.actor // as acts.ts made it
