import { findsNothing } from '#shared/customers/searched-words.ts'
import type { PagedQuery } from './paged.ts'
import { searchWords } from './search-words.ts'

/** Name, identifiers, phones, e-mails, city and notes by the beginning of every word; without text, all by name. */
export function customersFoundBy(text: string): PagedQuery {
  const words = searchWords(text)
  if (findsNothing(text)) return { from: 'customer d where 0', order: 'd.n', parameters: [] }
  if (words === null) return { from: 'customer d', order: 'd.name, d.id', parameters: [], counts: 'kept' }
  // Newest first: ranking reads every match of a common word (255 ms of a million), the row number is the index's own.
  return {
    from: 'customer_search s join customer d on d.n = s.rowid where s.words match ?',
    order: 's.rowid desc',
    parameters: [words],
    counts: 'no',
  }
}

/** What is of one card, or of those that are read as one: of one alone its index has the order too. */
export const ofCustomers = (row: string, ids: readonly string[]): { sql: string; parameters: string[] } =>
  ids.length === 1
    ? { sql: `${row}.customer = ?`, parameters: [...ids] }
    : { sql: `${row}.customer in (select value from json_each(?))`, parameters: [JSON.stringify(ids)] }

export const interactionsWith = (customerIds: readonly string[]): PagedQuery => {
  const { sql, parameters } = ofCustomers('d', customerIds)
  return { from: `interaction d where ${sql}`, order: 'd.opened_at desc', parameters }
}

export const interactionsOf = (advisorId: string, state: 'open' | 'registered' | 'all'): PagedQuery => ({
  from: `interaction d where d.advisor = ?${state === 'all' ? '' : ' and d.state = ?'}`,
  order: 'd.opened_at desc',
  parameters: state === 'all' ? [advisorId] : [advisorId, state],
  // Counting reads all of them again at every change of one (30 ms of a hundred thousand), and a ring waits behind it.
  counts: 'no',
})

/** What I promised to call back about, by its hour; what is in the index are those that no age takes from the store. */
export const callBacksPromisedBy = (advisorId: string): PagedQuery => ({
  from: 'interaction d where d.call_back_at is not null and d.advisor = ?',
  order: 'd.call_back_at, d.id',
  parameters: [advisorId],
})

/** *Buzón*: messages that nobody has taken, oldest first; only the team's are here. */
export const untakenVoicemails: PagedQuery = {
  from: `interaction d where d.advisor is null and d.state = 'open' and d.doc ->> '$.channel' = 'voicemail'`,
  order: 'd.opened_at, d.id',
  parameters: [],
}

/** *Perdidas*: calls that are to be called back, by whoever takes it or by me; what a colleague has taken is theirs. */
export const missedCallsFor = (advisorId: string): PagedQuery => ({
  from: `interaction d where d.missed_at is not null and coalesce(d.doc ->> '$.callBack.ownerId', ?) = ?`,
  order: 'd.missed_at desc, d.id',
  parameters: [advisorId, advisorId],
})
