import { useCallback, useEffect } from 'react'
import { create } from 'zustand'
import type { ServiceAnswers } from '#shared/console/contract.ts'
import type { Customer } from '#shared/customers/schema.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { useService } from '../../shell/console.ts'
import { onSignOut } from '../../shell/sign-out.ts'

export type CentralFound = ServiceAnswers['central.searchCustomers']

/** The search at the centre: what was asked for, and what became of it. Gone with the window; cards seen stay to be opened. */
interface CentralSearch {
  /** Asked for elsewhere (the palette): the list of customers takes it over. */
  readonly wanted: string | null
  readonly asked: string | null
  readonly found: CentralFound | null
  readonly refused: Rejection | null
  readonly cards: ReadonlyMap<string, Customer>
}

const nothing: CentralSearch = { wanted: null, asked: null, found: null, refused: null, cards: new Map() }
export const useCentralState = create<CentralSearch>()(() => nothing)

export const wantCentralSearch = (wanted: string | null): void => useCentralState.setState({ wanted })

onSignOut(() => useCentralState.setState(nothing))

const withCards = (cards: ReadonlyMap<string, Customer>, found: CentralFound): ReadonlyMap<string, Customer> =>
  new Map([
    ...cards,
    ...[...found.rows, ...found.likely.map(({ customer }) => customer)].map((card) => [card.id, card] as const),
  ])

/** Asks the centre for a text, or an id. Only the answer to what was asked last counts. */
export function useCentralSearch(): (text: string) => Promise<void> {
  const call = useService()
  return useCallback(
    async (text) => {
      useCentralState.setState({ asked: text, found: null, refused: null })
      const answer = await call('central.searchCustomers', { text })
      const { asked, cards } = useCentralState.getState()
      if (asked !== text) return
      if (!answer.ok) return useCentralState.setState({ refused: answer.error })
      useCentralState.setState({ found: answer.value, cards: withCards(cards, answer.value) })
    },
    [call],
  )
}

/** A card that is not on this workstation, as the centre has it: asked for by its id where it has not been seen. */
export function useCentralCard(id: string | null): Customer | null {
  const card = useCentralState(({ cards }) => (id === null ? undefined : cards.get(id)))
  const search = useCentralSearch()
  const lacks = id !== null && card === undefined
  useEffect(() => {
    if (lacks) void search(id)
  }, [lacks, id, search])
  return card ?? null
}
