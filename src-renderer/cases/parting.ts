import { z } from 'zod'
import { Case, caseDocument } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { solves } from '#shared/kernel/roles.ts'
import { mayRead } from '#shared/model/scopes.ts'
import type { CaseAction } from './actions.ts'

/** What takes a case from whoever did it: it may leave their workstation the moment after. */
const Parting = z.enum(['case.close', 'case.transfer'])

/** A case that was let go of, by whom and how. */
export const Parted = z.object({
  by: UserId,
  id: Case.shape.id,
  radicado: Case.shape.radicado,
  name: Parting,
  /** Where it went, where it goes on elsewhere. */
  area: z.string().nullable(),
  /** It stays in their sight: they asked for it, or coordinate whoever did. */
  follows: z.boolean(),
})
export type Parted = z.infer<typeof Parted>

/** @returns null where what was done leaves the case with this person: also where they solve in the area that it went to */
export function partedBy(current: Case, name: CaseAction, area: string, actor: Actor): Parted | null {
  const parting = Parting.safeParse(name)
  if (!parting.success) return null
  // A closed one is left with whoever asked for it and their team.
  const follows = mayRead(actor, caseDocument.scopesOf({ ...current, state: 'closed' }))
  const of = { by: actor.id, id: current.id, radicado: current.radicado, name: parting.data, follows }
  if (parting.data === 'case.close') return { ...of, area: null }
  return solves(actor.roles) && actor.areas.includes(area) ? null : { ...of, area }
}
