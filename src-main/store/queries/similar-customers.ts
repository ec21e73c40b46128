import type { Database, Statement } from 'better-sqlite3'
import type { SimilarCustomer } from '#shared/console/queries.ts'
import { type LikelyWord, likelyWords } from '#shared/customers/likely-words.ts'
import type { Customer } from '#shared/customers/schema.ts'
import { type SearchedWord, searchedWords } from '#shared/customers/searched-words.ts'
import { likenessOfCards, standingFor } from '#shared/customers/similar-search.ts'
import { EDIT, mostCost, plainWord } from '#shared/customers/word-likeness.ts'
import type { Model } from '#shared/kernel/model.ts'
import { BOUND_LIMIT } from '../sqlite/bound-limit.ts'
import { customerWords } from '../sqlite/tables.ts'
import type { ShownRow } from './as-stored.ts'
import { shownColumns, shownOf } from './paged.ts'

const SHOWN = 8
/** So many are enough not to look for ones that are less like it. */
const ENOUGH = 4
/** Of so many, the newest that are found, the likeliest are shown. */
const COMPARED = 60
/** What sounds alike first, then one slip, then two. */
const TRIED = [EDIT / 2, EDIT, 2 * EDIT] as const

interface Statements {
  readonly word: Statement<[string], { term: string }>
  readonly one: Statement<[string], { rowid: number }>
  readonly cards: Statement<[string, number], ShownRow>
}
const statements = new WeakMap<Database, Statements>()

/**
 * The index's own list of its words, of this connection: it holds nothing, so what leaves the store leaves it.
 * https://sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
 */
function statementsOf(db: Database): Statements {
  const known = statements.get(db)
  if (known !== undefined) return known
  db.exec(
    `create virtual table if not exists temp.customer_word using fts5vocab('main', 'customer_search', 'instance')`,
  )
  const made: Statements = {
    word: db.prepare('select term from temp.customer_word where term >= ? limit 1'),
    one: db.prepare('select rowid from customer_search where words match ? limit 1'),
    cards: db.prepare(
      `select ${shownColumns('customer')} from customer_search s join customer d on d.n = s.rowid
       where s.words match ? order by s.rowid desc ${BOUND_LIMIT}`,
    ),
  }
  statements.set(db, made)
  return made
}

const beginning = (text: string): string => `"${text.replaceAll('"', ' ')}"*`
const anyOf = (texts: readonly string[]): string => `(${[...new Set(texts)].map(beginning).join(' OR ')})`

/**
 * Whom a search did not find because of a slip in a word: a letter wrong, missing, too many or changed with its neighbour,
 * two from eight letters on, a sound written otherwise, two words in one or one in two. Looked up in the words that the
 * index has, and found by the same index as any search; the likeliest first, eight at most.
 * @param onCard which of its words count, as the card writes them
 */
export function similarCustomers(
  db: Database,
  model: Model,
  text: string,
  onCard: (customer: Customer) => string = customerWords,
): readonly SimilarCustomer[] {
  const words = searchedWords(text)
  if (!words.some(([typed]) => mostCost(plainWord(typed)) !== null)) return []
  const { word: firstWord, one, cards } = statementsOf(db)
  const likely = new Map<string, readonly LikelyWord[]>()
  const likelyFor = (typed: string, most: number): readonly LikelyWord[] => {
    const key = `${most} ${typed}`
    const known = likely.get(key) ?? likelyWords(plainWord(typed), most, (from) => firstWord.get(from)?.term ?? null)
    likely.set(key, known)
    return known
  }
  const likenessOf = likenessOfCards(words)
  const asTyped = words.map(anyOf).join(' AND ')
  const foundWith = (slips: (word: SearchedWord) => boolean, most: number): readonly SimilarCustomer[] => {
    const meant = words.map((word, at) =>
      anyOf(slips(word) ? standingFor(words, at, likelyFor(word[0], most), most) : word),
    )
    return shownOf(model, 'customer', cards.all(`(${meant.join(' AND ')}) NOT (${asTyped})`, COMPARED))
      .flatMap((customer) => {
        const likeness = likenessOf(onCard(customer.doc))
        return likeness === null ? [] : [{ customer, ...likeness }]
      })
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, SHOWN)
      .map(({ customer, read }) => ({ customer, read }))
  }
  const isStrange = (word: SearchedWord): boolean => one.get(anyOf(word)) === undefined
  const strange = new Set(words.filter(isStrange))
  let found: readonly SimilarCustomer[] = []
  // What stands nowhere is what was mistyped; where each word stands somewhere it may be any of them.
  for (const slips of strange.size === 0 ? [() => true] : [(word: SearchedWord) => strange.has(word), () => true])
    for (const most of TRIED) {
      found = foundWith(slips, most)
      if (found.length >= ENOUGH) return found
    }
  return found
}
