const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]))
}

/** JSON whose fields stand in the order of their names: the same text on every side, however a database gave them. */
export const orderedJson = (value: unknown): string => JSON.stringify(ordered(value))
