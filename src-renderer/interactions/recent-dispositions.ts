import { z } from 'zod'
import { draftText, flushDrafts, putLast } from '../drafts/drafts.ts'

/** Kept with the person's drafts: of this workstation and this person alone, and there again after a restart. */
const PLACE = 'place:registration'
const FIELD = 'recentDispositions'
/** How many of the last used ones are shown on top. */
export const RECENT_AT_MOST = 5

const Ids = z.array(z.string())

/** Ids of the dispositions this person used last, newest first. */
export function recentDispositions(): readonly string[] {
  const text = draftText(PLACE, FIELD)
  if (text === undefined) return []
  try {
    return Ids.catch([]).parse(JSON.parse(text))
  } catch {
    // Not JSON: a list of habits is worth no error.
    return []
  }
}

export const withRecent = (ids: readonly string[], used: string): readonly string[] =>
  [used, ...ids.filter((id) => id !== used)].slice(0, RECENT_AT_MOST)

/** The next registration offers it on top; written at once, so that it is there before the registration is. */
export function rememberDisposition(id: string): void {
  putLast(PLACE, FIELD, JSON.stringify(withRecent(recentDispositions(), id)))
  flushDrafts()
}
