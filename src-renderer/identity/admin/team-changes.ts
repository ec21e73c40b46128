import type { Team } from '#shared/identity/schema.ts'

interface Typed {
  readonly name: string
  readonly queues: readonly string[]
  readonly coordinatorId: string | null
  readonly portfolios: readonly string[]
}

/** What `team.edit` takes of a team that was opened: the fields that were changed, so that a colleague's others stay. */
export function teamChanges(opened: Team, typed: Typed) {
  const before = new Map<string, unknown>(Object.entries({ ...opened, portfolios: opened.portfolios ?? [] }))
  const changed = Object.entries(typed).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before.get(field)),
  )
  return changed.length === 0 ? null : { teamId: opened.id, ...Object.fromEntries(changed) }
}
