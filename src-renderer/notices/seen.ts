import type { Notice } from '#shared/notices/schema.ts'

/** What a person has looked at of their notices: all up to an instant, and of the newer ones each by itself. */
export interface Seen {
  readonly upTo: string
  readonly ids: readonly string[]
}

type Known = Pick<Notice, 'id' | 'at'>

/** As it is kept, a text each; blank: nothing was looked at. */
export const seenOf = (upTo: string, ids: string): Seen => ({ upTo, ids: ids.split(' ').filter((id) => id !== '') })

export const isSeen = ({ upTo, ids }: Seen, { id, at }: Known): boolean => at <= upTo || ids.includes(id)

/** Some more were looked at. @param notices those that are counted: of others nothing has to be kept */
export function alsoSeen(seen: Seen, notices: readonly Known[], these: readonly Known[]): Seen {
  const looked = { ...seen, ids: [...seen.ids, ...these.map(({ id }) => id)] }
  return { ...looked, ids: notices.filter((one) => one.at > seen.upTo && isSeen(looked, one)).map(({ id }) => id) }
}

/** All were looked at: up to the newest of them, not up to now, since what happened before may come after. */
export function allSeen(seen: Seen, notices: readonly Known[]): Seen {
  const [newest = ''] = [seen.upTo, ...notices.map(({ at }) => at)].toSorted().reverse()
  return { upTo: newest, ids: [] }
}
