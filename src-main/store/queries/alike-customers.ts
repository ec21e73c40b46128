import type { Database } from 'better-sqlite3'
import type { AlikeCustomer, QueryResults } from '#shared/console/queries.ts'
import { nameWithoutForm } from '#shared/customers/name.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { ShownRow } from './as-stored.ts'
import { likelyCustomers } from './likely-customers.ts'
import { shownColumns, shownOf } from './paged.ts'
import { searchWords } from './search-words.ts'
import { similarCustomers } from './similar-customers.ts'

const SHOWN = 6
/** Of a card that is there some are left out: itself, and those that are merged. */
const LOOKED_AT = 24
/** A name of one short word is everybody's. */
const NAME_LETTERS = 6

const nameOf = ({ name }: Customer): string => name

interface Typed {
  readonly of?: string | undefined
  readonly name: string
  readonly numbers: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/** Who is there already may be whom one is about to create: by number, phone, e-mail, a slip in the number, and name, with a slip too. */
export function alikeCustomers(db: Database, model: Model, typed: Typed): QueryResults['customers.alike'] {
  const byNumber = db.prepare<[string], ShownRow>(
    `select ${shownColumns('customer')} from customer d where d.id in
       (select customer from customer_identifier where identifier in (select value from json_each(?))) limit ${LOOKED_AT}`,
  )
  const byWords = db.prepare<[string], ShownRow>(
    `select ${shownColumns('customer')} from customer_search s join customer d on d.n = s.rowid
     where s.words match ? order by s.rowid desc limit ${LOOKED_AT}`,
  )
  const said = (by: AlikeCustomer['by'], rows: readonly ShownRow[]): AlikeCustomer[] =>
    shownOf(model, 'customer', rows).map((customer) => ({ customer, by }))
  const phrase = (text: string) => `"${text.replaceAll('"', ' ')}"`
  const keys = typed.numbers.flatMap((number) => [`nit:${number}`, `cedula:${number}`])
  const bare = nameWithoutForm(typed.name)
  const names = bare.length < NAME_LETTERS ? [] : [searchWords(typed.name), searchWords(bare)]
  const found = [
    ...said('identifier', byNumber.all(JSON.stringify(keys))),
    ...typed.phones.flatMap((phone) => said('phone', byWords.all(phrase(phone)))),
    ...typed.emails.flatMap((email) => said('email', byWords.all(phrase(email)))),
    ...typed.numbers.flatMap((number) =>
      likelyCustomers(db, model, number).map(({ customer }) => ({ customer, by: 'number' as const })),
    ),
    ...names.flatMap((name) => (name === null ? [] : said('name', byWords.all(name)))),
    ...(names.length === 0 ? [] : similarCustomers(db, model, bare, nameOf)).map(({ customer }) => ({
      customer,
      by: 'name' as const,
    })),
  ]
  const counts = ({ customer: { doc } }: AlikeCustomer) =>
    typed.of === undefined || (doc.id !== typed.of && doc.mergedInto === null)
  const first = new Map<string, AlikeCustomer>()
  for (const one of found) if (counts(one) && !first.has(one.customer.doc.id)) first.set(one.customer.doc.id, one)
  return [...first.values()].slice(0, SHOWN)
}
