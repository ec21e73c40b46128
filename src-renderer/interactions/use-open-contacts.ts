import { useMemo } from 'react'
import type { Interaction } from '#shared/interactions/schema.ts'
import { messageOf, wasAnswered } from '#shared/telephony/call-record.ts'
import { useDrafts } from '../drafts/drafts.ts'
import { useWatch } from '../shell/console.ts'
import { CONTACT_FORM, type ContactTyped, contactFromDraft, typedOfInteraction } from './contact-values.ts'

export interface OpenContact {
  readonly id: string
  readonly typed: ContactTyped
  /** The interaction, once a command has written it (an escalation does before the registration). */
  readonly interaction: Interaction | null
}

/** Everything I have in course: what is being typed, and open contacts of mine without a draft here. Oldest first. */
export function useOpenContacts(): readonly OpenContact[] {
  const texts = useDrafts((drafts) => drafts.texts)
  const mine = useWatch('interactions.mine', { state: 'open', limit: 200 })
  return useMemo(() => {
    const open = new Map((mine?.rows ?? []).map(({ doc }) => [doc.id as string, doc]))
    const typed = Object.entries(texts ?? {}).flatMap(([id, fields]): OpenContact[] => {
      const contact = contactFromDraft(fields[CONTACT_FORM])
      return contact === null ? [] : [{ id, typed: contact, interaction: open.get(id) ?? null }]
    })
    const drafted = new Set(typed.map(({ id }) => id))
    const others = [...open.values()]
      .filter(({ id }) => !drafted.has(id))
      // A call that rang here and was not answered is no contact of mine yet.
      .filter(
        ({ call, direction }) =>
          call === undefined || direction === 'outbound' || wasAnswered(call) || messageOf(call) !== null,
      )
      .map((doc): OpenContact => ({ id: doc.id, typed: typedOfInteraction(doc, doc.id), interaction: doc }))
    return [...typed, ...others].sort((a, b) => (a.typed.openedAt < b.typed.openedAt ? -1 : 1))
  }, [texts, mine])
}
