import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { QueryName, queryParameters } from '#shared/console/queries.ts'
import { StoredPage } from './as-stored.ts'
import {
  callBacksPromisedBy,
  customersFoundBy,
  interactionsOf,
  interactionsWith,
  missedCallsFor,
  untakenVoicemails,
} from './lists.ts'
import { foundOf, type PagedQuery, type Paging } from './paged.ts'

/**
 * The schema numbers whose documents may be shown as they are stored (as-stored.ts), of the kinds in the lists below. Said
 * without the shapes, which take longer to build than a store takes to open; the test holds them against the model.
 */
export const SHOWN_AS_STORED = { customer: { from: 1, to: 1 }, interaction: { from: 1, to: 2 } } as const

interface EarlyList {
  readonly kind: keyof typeof SHOWN_AS_STORED
  readonly query: PagedQuery
}
type EarlyLists = {
  readonly [Q in QueryName]?: (person: string, asked: z.output<(typeof queryParameters)[Q]>) => EarlyList
}

/** The lists of the first screens that need nothing but the file and who asks. */
const lists: EarlyLists = {
  'customers.search': (_, { text }) => ({ kind: 'customer', query: customersFoundBy(text) }),
  'customers.interactions': (_, { id, also }) => ({ kind: 'interaction', query: interactionsWith([id, ...also]) }),
  'interactions.mine': (person, { state }) => ({ kind: 'interaction', query: interactionsOf(person, state) }),
  'interactions.callBacks': (person) => ({ kind: 'interaction', query: callBacksPromisedBy(person) }),
  'interactions.voicemails': () => ({ kind: 'interaction', query: untakenVoicemails }),
  'interactions.missed': (person) => ({ kind: 'interaction', query: missedCallsFor(person) }),
}

/**
 * A list from a store that has just been opened, before the program that decides and sends is loaded: its documents were
 * parsed when they were written, and go to the screen as they are.
 * @param parameters as the main process has parsed them
 * @returns null for what has to wait for the whole program
 */
export function earlyAnswer(
  db: Database,
  person: string,
  name: string,
  parameters: unknown,
): StoredPage<unknown> | null {
  const list = Object.hasOwn(lists, name) ? lists[name as QueryName]?.(person, parameters as never) : undefined // one of its own names, with what it asks for
  if (list === undefined) return null
  const { rows, total } = foundOf(db, list.kind, list.query, parameters as Paging) // as above: each of them is paged
  const { from, to } = SHOWN_AS_STORED[list.kind]
  if (!rows.every(({ unread, schema }) => unread === 0 && from <= schema && schema <= to)) return null
  return new StoredPage(rows, total, () => {
    throw new Error('an early answer is written, not read')
  })
}
