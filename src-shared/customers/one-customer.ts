/** A card and the card that it was merged into, or null. */
export interface MergeLink {
  readonly id: string
  readonly mergedInto: string | null
}

/**
 * Which customer a card stands for: merged cards are one customer, named by the card that all of them lead to. A circle,
 * which two merges made apart can leave, is named by its smallest id.
 */
export function oneCustomer(links: Iterable<MergeLink>): (customerId: string) => string {
  const into = new Map<string, string | null>()
  for (const { id, mergedInto } of links) into.set(id, mergedInto)
  return (customerId) => {
    const way = [customerId]
    for (let next = into.get(customerId) ?? null; next !== null; next = into.get(next) ?? null) {
      const circle = way.indexOf(next)
      if (circle !== -1) return way.slice(circle).toSorted()[0] ?? next
      way.push(next)
    }
    return way.at(-1) ?? customerId
  }
}
