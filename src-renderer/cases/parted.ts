import { create } from 'zustand'
import type { Case } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { CaseAction } from './actions.ts'
import { Parted, partedBy } from './parting.ts'

/** Where this window keeps it through a reload: ids, and no word of what anybody wrote. */
const KEPT = 'parted'

function kept(): Parted | null {
  try {
    return Parted.nullable()
      .catch(null)
      .parse(JSON.parse(sessionStorage.getItem(KEPT) ?? 'null'))
  } catch {
    // No more than a confirmation: the case itself is shown.
    return null
  }
}

/** The case that was let go of last, and is still in its place; gone with the window. */
export const useParted = create<{ readonly parted: Parted | null }>()(() => ({ parted: kept() }))

/** Says of a case that this person has just done this, where it takes the case from them. */
export function partWith(current: Case, name: CaseAction, area: string, actor: Actor): void {
  const parted = partedBy(current, name, area, actor)
  if (parted === null) return
  sessionStorage.setItem(KEPT, JSON.stringify(parted))
  useParted.setState({ parted })
}

export function forgetParted(): void {
  sessionStorage.removeItem(KEPT)
  useParted.setState({ parted: null })
}
