import type { Told } from './run.ts'
import type { Workstation } from './workstation.ts'

/**
 * What a person sees of their own unsettled notes at a moment of the run: a fact that is saved stays on the screen until
 * the centre has spoken, whatever is pulled meanwhile. Written apart from the product, as the oracle is.
 */
export function glance(at: Workstation, told: readonly Told[]): string[] {
  if (!at.running) return []
  const self = at.storage.shown({ kind: 'user', id: at.person.id })?.doc as
    | { enabled: boolean; roles: string[] }
    | undefined // the person's own document
  if (self === undefined || !self.enabled || !self.roles.includes('advisor')) return []
  return told.flatMap(({ body, at: where, answer }) => {
    if (where !== at || !answer.ok || body.name !== 'interaction.addNote') return []
    if (at.storage.command(body.id)?.state !== 'queued') return []
    const payload = body.payload as { contact: { interactionId: string }; entryId: string } // as acts.ts made it
    const shown = at.storage.shown({ kind: 'interaction', id: payload.contact.interactionId })?.doc as
      | { notes: { id: string }[] }
      | undefined // an interaction
    if (shown?.notes.some((note) => note.id === payload.entryId) === true) return []
    return [`${at.person.login} does not see the saved note ${body.id} any more`]
  })
}
