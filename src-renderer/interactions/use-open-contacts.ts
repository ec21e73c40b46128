import { useMemo } from 'react'
import type { Interaction } from '#shared/interactions/schema.ts'
import { messageOf, wasAnswered } from '#shared/telephony/call-record.ts'
import { useWatch } from '../shell/console.ts'
import { type ContactTyped, typedOfInteraction } from './contact-values.ts'
import { useDraftedContacts } from './drafted-contacts.ts'

/** The newest of my contacts in course. */
export const OPEN_OF_MINE = { state: 'open', limit: 200 } as const

export interface OpenContact {
  readonly id: string
  readonly typed: ContactTyped
  /** The interaction, once a command has written it (an escalation does before the registration). */
  readonly interaction: Interaction | null
}

/** Everything I have in course: what is being typed, and open contacts of mine without a draft here. Oldest first. */
export function useOpenContacts(): readonly OpenContact[] {
  const drafted = useDraftedContacts()
  const mine = useWatch('interactions.mine', OPEN_OF_MINE)
  return useMemo(() => {
    const open = new Map((mine?.rows ?? []).map(({ doc }) => [doc.id as string, doc]))
    const typed = drafted.map((one): OpenContact => ({ ...one, interaction: open.get(one.id) ?? null }))
    const known = new Set(drafted.map(({ id }) => id))
    const others = [...open.values()]
      .filter(({ id }) => !known.has(id))
      // A call that rang here and was not answered is no contact of mine yet; one that asked a colleague never is.
      .filter(
        ({ call, direction }) =>
          call === undefined ||
          (call.consults === null && (direction === 'outbound' || wasAnswered(call) || messageOf(call) !== null)),
      )
      .map((doc): OpenContact => ({ id: doc.id, typed: typedOfInteraction(doc, doc.id), interaction: doc }))
    return [...typed, ...others].sort((a, b) => (a.typed.openedAt < b.typed.openedAt ? -1 : 1))
  }, [drafted, mine])
}
