import type { z } from 'zod'
import { type Identifier, identifierKey } from '../identifiers/identifier.ts'
import type { Phone } from '../identifiers/phone.ts'
import { mergeLists } from '../kernel/three-way.ts'
import type { Customer } from './schema.ts'

/** The lists of a card: two people who change one of them change its items, not the list. */
export const CARD_LISTS = ['identifiers', 'phones', 'emails'] as const
export type CardList = (typeof CARD_LISTS)[number]
export type CardLists = Pick<z.infer<typeof Customer>, CardList>
type Item = Identifier | Phone | string

const keyOf = (item: Item): string =>
  typeof item === 'string' ? item.toLowerCase() : 'type' in item ? identifierKey(item) : item.number

/**
 * What makes an item the same one. A telephone is its number, whatever its extension is corrected to; but where a list has
 * a number twice, they are two extensions of one switchboard, and each is its own.
 */
function keysIn(...lists: readonly (readonly Item[])[]): (item: Item) => string {
  const switchboards = new Set(
    lists.flatMap((list) => {
      const keys = list.map(keyOf)
      return keys.filter((key, at) => keys.indexOf(key) !== at)
    }),
  )
  return (item) => {
    const key = keyOf(item)
    return typeof item === 'object' && 'extension' in item && switchboards.has(key)
      ? `${key} ${item.extension ?? ''}`
      : key
  }
}

/** An item as it is told to people; one that was taken away is a dash. */
const said = (item: Item | null): string => {
  if (item === null) return '—'
  if (typeof item === 'string') return item
  return 'type' in item || item.extension === null ? item.number : `${item.number} ext ${item.extension}`
}

export interface MergedList<F extends CardList> {
  readonly merged: CardLists[F]
  /** Null: nothing that both changed. */
  readonly clash: { readonly theirs: string; readonly yours: string } | null
}

/** A list of a card as two people have changed it, item by item; of what both changed, mine. */
export function mergeCardList<F extends CardList>(
  was: CardLists[F],
  mine: CardLists[F],
  theirs: CardLists[F],
): MergedList<F> {
  const { merged, clashes } = mergeLists<Item>(was, mine, theirs, keysIn(was, mine, theirs))
  const all = (whose: 'theirs' | 'yours') => clashes.map((clash) => said(clash[whose])).join(' · ')
  return {
    merged: merged as CardLists[F], // items of the lists that were given
    clash: clashes.length === 0 ? null : { theirs: all('theirs'), yours: all('yours') },
  }
}
