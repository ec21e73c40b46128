import { hasEveryWord } from '#shared/catalogues/plain.ts'
import type { User } from '#shared/identity/schema.ts'
import type { UserId } from '#shared/kernel/ids.ts'
import { type ColleaguesResponse, REACHES, type Reach } from '#shared/telephony/colleagues.ts'

export interface Colleague {
  readonly id: UserId
  readonly name: string
  /** Null: the centre has not said. */
  readonly reach: Reach | null
}

/** What the centre said last; null: it does not answer, or has not yet. */
export type Told = ColleaguesResponse['colleagues'] | null

/** Advisors whose name has what is typed, who can take a call first; a number filters nobody. */
export function reached(
  users: readonly User[],
  told: Told,
  { me, typed, most }: { readonly me: UserId; readonly typed: string; readonly most: number },
): readonly Colleague[] {
  const by = new Map(told?.map(({ id, reach }) => [id, reach]))
  const order = (reach: Reach | null) => (reach === null ? 0 : REACHES.indexOf(reach))
  return users
    .filter(({ id, enabled, roles }) => enabled && id !== me && roles.includes('advisor'))
    .filter(({ name }) => /\d/.test(typed) || hasEveryWord(name, typed))
    .map(({ id, name }) => ({ id, name, reach: told === null ? null : (by.get(id) ?? 'offline') }))
    .sort((one, other) => order(one.reach) - order(other.reach))
    .slice(0, most)
}
