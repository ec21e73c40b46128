import { isHere, type User } from '../identity/schema.ts'
import type { CivilDate } from '../kernel/instants.ts'

/** Who takes the cases of an area on a day: somebody, nobody until a last day of absence, or nobody at all. */
export type AreaPeople =
  | { readonly state: 'here' }
  | { readonly state: 'absent'; readonly until: CivilDate }
  | { readonly state: 'nobody' }

/** Whether a case that goes to an area finds somebody there who may be assigned it (case.assign). */
export function areaPeople(area: string, users: readonly User[], on: CivilDate): AreaPeople {
  const solvers = users.filter((user) => user.enabled && user.areas.includes(area))
  if (solvers.some((user) => isHere(user, on))) return { state: 'here' }
  const back = solvers.flatMap(({ absentUntil }) => absentUntil ?? []).sort()[0]
  return back === undefined ? { state: 'nobody' } : { state: 'absent', until: back }
}

/** Who may be assigned at least one of these cases on a day. */
export const solversOf = (
  cases: readonly { readonly area: string }[],
  users: readonly User[],
  on: CivilDate,
): readonly User[] => users.filter((user) => isHere(user, on) && cases.some(({ area }) => user.areas.includes(area)))
