import { asideOf, type DraftWritten, type PutDraft } from '#shared/console/drafts.ts'
import { type Instant, instantOf, unixMsOf } from '#shared/kernel/instants.ts'
import type { Drafts } from './sqlite/drafts.ts'

/** The drafts of a store that several pages write in: an older page's text does not take the place of a newer one. */
export interface GuardedDrafts {
  put(draft: PutDraft, now: Instant): DraftWritten
  drop(contact: string): void
}

/** A version of its own, whatever the clock says. */
const after = (now: Instant, before: Instant | undefined): Instant =>
  before === undefined || now > before ? now : instantOf(unixMsOf(before) + 1)

export function guardedDrafts(drafts: Pick<Drafts, 'get' | 'put' | 'drop'>): GuardedDrafts {
  /** The page that wrote each field last: it may write on before it has heard of its own version. */
  const lastBy = new Map<string, Map<string, string>>()
  const remember = (contact: string, field: string, page: string | undefined) => {
    const fields = lastBy.get(contact) ?? new Map<string, string>()
    if (page === undefined) fields.delete(field)
    else fields.set(field, page)
    lastBy.set(contact, fields)
  }
  return {
    put({ contact, field, text, by, settles = false }, now) {
      const stored = drafts.get(contact, field)
      const isNewest =
        by === undefined ||
        by.over === (stored?.updatedAt ?? null) ||
        lastBy.get(contact)?.get(field) === by.page ||
        stored?.text === text
      if (!isNewest) {
        drafts.put(contact, asideOf(field), text, now)
        return { state: 'overtaken', stored }
      }
      const updatedAt = after(now, stored?.updatedAt)
      drafts.put(contact, field, text, updatedAt)
      if (settles) drafts.put(contact, asideOf(field), '', now)
      remember(contact, field, by?.page)
      return { state: 'written', updatedAt: text === '' ? null : updatedAt }
    },
    drop(contact) {
      lastBy.delete(contact)
      drafts.drop(contact)
    },
  }
}
