import type { CentralState } from '#central/store/memory/state.ts'
import { LEFT } from './cast.ts'
import { stayedBehind } from './moved.ts'
import { NEWER_SCHEMA } from './programs.ts'
import type { Workstation } from './workstation.ts'
import type { Told } from './world.ts'

/**
 * What a person sees of their own notes at a moment of the run: a fact that is saved stays on the screen until the centre
 * has spoken, and after it was accepted, whatever is pulled meanwhile. Written apart from the product, as the oracle is.
 */
export function glance(at: Workstation, told: readonly Told[], wentBack: boolean): string[] {
  if (!at.running) return []
  const self = at.storage.shown({ kind: 'user', id: at.person.id })?.doc as
    | { id: string; enabled: boolean; roles: string[]; teamId: string | null }
    | undefined // the person's own document
  if (self === undefined || !self.enabled || !self.roles.includes('advisor')) return []
  return told.flatMap(({ body, at: where, answer }) => {
    if (where !== at || !answer.ok || body.name !== 'interaction.addNote') return []
    const { contact, entryId } = body.payload as { contact: { interactionId: string }; entryId: string } // as acts.ts made it
    const state = at.storage.command(body.id)?.state
    // Another's contact may leave this person's scopes once it is settled, and a centre that went back brings it again.
    const settled =
      !wentBack && (state === 'accepted' || state === 'settled') && isOwn(told, contact.interactionId, at.person.id)
    if (state !== 'queued' && !settled) return []
    const stored = at.storage.shown({ kind: 'interaction', id: contact.interactionId })
    // Another's contact is not theirs to write on from the moment that they hear of their other team: the coordinator has it.
    if (stored !== null && !isOwn(told, contact.interactionId, at.person.id) && stayedBehind(told, self, stored.doc))
      return []
    // A newer program's contact is shown as *requiere actualización*: what was saved on it cannot be laid on top here.
    if (stored !== null && stored.schema >= NEWER_SCHEMA && at.program.app === '0.1.0') return []
    const shown = stored?.doc as { notes: { id: string }[] } | undefined // an interaction
    if (shown?.notes.some((note) => note.id === entryId) === true) return []
    return [`${at.person.login} does not see the saved note ${body.id} any more`]
  })
}

/**
 * Theirs, and nobody has taken it over: a call that another answers or dials makes the contact another's, and what a
 * customer left for a team is nobody's before somebody takes or registers it, whoever noted something on it first.
 */
const isOwn = (told: readonly Told[], interactionId: string, person: string): boolean =>
  began(told, interactionId) === person &&
  !told.some(({ body }) => body.name.startsWith('call.') && JSON.stringify(body.payload).includes(interactionId)) &&
  !LEFT.some(({ id }) => id === interactionId)

/** Whose contact it is: the first who did anything on it. */
const began = (told: readonly Told[], interactionId: string): string | undefined =>
  told.find(
    ({ body }) => (body.payload as { contact?: { interactionId: string } }).contact?.interactionId === interactionId,
  )?.body.actor // as acts.ts made it

/** What a newer program wrote that an older one does not know, by document. */
export type Newer = Map<string, { readonly field: 'language' | 'since'; readonly value: unknown }>

/** Writes down, of every document, the newer field with which it was first seen at the centre. */
export function newerFields(state: CentralState, seen: Newer): void {
  for (const [key, { doc }] of state.documents) {
    const { language, since } = doc as { language?: unknown; since?: unknown } // plain JSON, read loosely on purpose
    if (seen.has(key)) continue
    if (language !== undefined) seen.set(key, { field: 'language', value: language })
    else if (since !== undefined) seen.set(key, { field: 'since', value: since })
  }
}
