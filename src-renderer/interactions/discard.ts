import type { Console } from '#shared/console/contract.ts'
import type { Interaction } from '#shared/interactions/schema.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { dropDraft } from '../drafts/drafts.ts'
import type { ContactTyped } from './contact-values.ts'
import { draftedContact } from './drafted-contacts.ts'

/** Why a contact is not let go of: what happened in it stands already. */
export type Kept = 'call' | 'escalated' | 'written'

/** @returns null: it is a draft alone, of which nothing stays */
export function whyKept(
  { requests, continues }: Pick<ContactTyped, 'requests' | 'continues'>,
  written: Pick<Interaction, 'call'> | null | undefined,
): Kept | null {
  if (written?.call !== undefined || continues !== null) return 'call'
  if (requests.some(({ caseId }) => caseId !== null)) return 'escalated'
  return written == null ? null : 'written'
}

/** Lets a contact go, with what was typed in it. What stands is asked of the store, whatever the screen had heard by then. */
export async function discardContact(console: Console, id: string): Promise<Kept | null> {
  const parsed = InteractionId.safeParse(id)
  const written = parsed.success ? await console.query('interactions.get', { id: parsed.data }) : null
  const kept = whyKept(draftedContact(id) ?? { requests: [], continues: null }, written?.doc)
  if (kept === null) await dropDraft(id)
  return kept
}
