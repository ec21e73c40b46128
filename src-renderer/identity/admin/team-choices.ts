import type { TFunction } from 'i18next'
import type { Team, User } from '#shared/identity/schema.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** A queue as people call it; one that there is not, by its code and as such. */
export const queueText = (t: TFunction, queues: readonly QueueDocument[], code: string): string =>
  queues.find((queue) => queue.code === code)?.name ?? t('admin.queueGone', { code })

/** The queues that there are, and those that a team has from before, which can be taken from it. */
export const queueChoices = (t: TFunction, queues: readonly QueueDocument[], has: readonly string[]): Choice[] =>
  [...new Set([...queues.map(({ code }) => code as string), ...has])].map((value) => ({
    value,
    label: queueText(t, queues, value),
  }))

/** Who can be in a team, with the team that they are in now where it is another. */
export const memberChoices = (
  t: TFunction,
  users: readonly User[],
  teams: readonly Team[],
  own: string | null,
  has: readonly string[],
): Choice[] =>
  users
    .filter(({ id, enabled }) => enabled || has.includes(id))
    .map(({ id, name, teamId }) => {
      const team = teamId === own ? undefined : teams.find((one) => one.id === teamId)
      return { value: id, label: team === undefined ? name : t('admin.memberOf', { name, team: team.name }) }
    })
