import { create } from 'zustand'
import type { Case } from '#shared/cases/schema.ts'
import type { CaseAction } from './actions.ts'

/** What takes a case from whoever did it: it may leave their workstation the moment after. */
const PARTING = ['case.close', 'case.transfer'] as const
type Parting = (typeof PARTING)[number]
const isParting = (name: CaseAction): name is Parting => PARTING.some((one) => one === name)

export interface Parted extends Pick<Case, 'id' | 'radicado'> {
  readonly name: Parting
  /** Where it went, where it goes on elsewhere. */
  readonly area: string | null
}

/** The case that was let go of last, and is still in its place; gone with the window. */
export const useParted = create<{ readonly parted: Parted | null }>()(() => ({ parted: null }))

/** Says of a case that this person has just done this, where it takes the case from them. */
export function partWith({ id, radicado }: Case, name: CaseAction, area: string): void {
  if (!isParting(name)) return
  useParted.setState({ parted: { id, radicado, name, area: name === 'case.transfer' ? area : null } })
}

export const forgetParted = (): void => useParted.setState({ parted: null })
