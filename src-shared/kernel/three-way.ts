/** What two people made of one thing that both had before them; null: taken away. */
export interface Clash<T> {
  readonly theirs: T | null
  readonly yours: T | null
}

export interface Merged<T, Item> {
  /** With what is mine wherever the two clash. */
  readonly merged: T
  /** What both changed, each otherwise. */
  readonly clashes: readonly Clash<Item>[]
}

/** Whether two plain values say the same, in whatever order their fields came. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const entries = Object.entries(one).filter(([, value]) => value !== undefined)
  const others = new Map(Object.entries(other).filter(([, value]) => value !== undefined))
  return entries.length === others.size && entries.every(([key, value]) => isSame(value, others.get(key)))
}

/** A value that only goes as a whole: whoever changed it has it; where both did, each otherwise, that is a clash. */
export const mergeWhole = <T>(was: T, mine: T, theirs: T): Merged<T, T> => ({
  merged: isSame(mine, was) ? theirs : mine,
  clashes: isSame(theirs, was) || isSame(theirs, mine) || isSame(mine, was) ? [] : [{ theirs, yours: mine }],
})

/** One item of a list through an edit: of which item it came (by its key there), or that it is new. */
interface Slot<T> {
  readonly slot: string
  readonly item: T
}

/**
 * The items of a list as what they were before: the same key is the same item; one that stands where another stood, between
 * the same two, is that one corrected.
 */
function slotsOf<T>(was: readonly T[], now: readonly T[], keyOf: (item: T) => string): readonly Slot<T>[] {
  const before = was.map(keyOf)
  const after = now.map(keyOf)
  const gone = new Map<string, string[]>()
  let anchor = ''
  for (const key of before) {
    if (after.includes(key)) anchor = key
    else gone.set(anchor, [...(gone.get(anchor) ?? []), key])
  }
  anchor = ''
  return now.map((item) => {
    const key = keyOf(item)
    if (before.includes(key)) {
      anchor = key
      return { slot: `was ${key}`, item }
    }
    const [corrected, ...rest] = gone.get(anchor) ?? []
    gone.set(anchor, rest)
    return { slot: corrected === undefined ? `new ${key}` : `was ${corrected}`, item }
  })
}

/** Puts what only the other list has behind what it stands behind there. */
function woven(frame: readonly string[], other: readonly string[]): string[] {
  const all = [...frame]
  other.forEach((slot, index) => {
    if (all.includes(slot)) return
    const before = other.slice(0, index).findLast((one) => all.includes(one))
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, slot)
  })
  return all
}

/** The order of two edits of one list: of whoever put what was there in another order, with what the other added in its place. */
export function orderOf(was: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const reordered = !isSame(
    mine.filter((one) => was.includes(one)),
    was.filter((one) => mine.includes(one)),
  )
  return reordered ? woven(mine, theirs) : woven(theirs, mine)
}

/**
 * Two edits of one list, item by item: what one added, corrected or took away and the other did not touch is in it. An item
 * that both changed, each otherwise, is a clash.
 * @param keyOf what makes an item the same one
 */
export function mergeLists<T>(
  was: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
): Merged<T[], T> {
  const [ours, others] = [slotsOf(was, mine, keyOf), slotsOf(was, theirs, keyOf)]
  const at = (slots: readonly Slot<T>[], slot: string) => slots.find((one) => one.slot === slot)?.item ?? null
  const clashes: Clash<T>[] = []
  const kept = new Map<string, T>()
  const decide = (slot: string, before: T | null) => {
    const [yours, other] = [at(ours, slot), at(others, slot)]
    const changed = (item: T | null) => !isSame(item, before)
    if (changed(yours) && changed(other) && !isSame(yours, other)) clashes.push({ theirs: other, yours })
    const result = before === null ? (yours ?? other) : changed(yours) ? yours : other
    if (result !== null) kept.set(slot, result)
  }
  for (const item of was) decide(`was ${keyOf(item)}`, item)
  for (const slot of new Set([...ours, ...others].map((one) => one.slot)))
    if (slot.startsWith('new ')) decide(slot, null)
  const slots = (all: readonly Slot<T>[]) => all.map(({ slot }) => slot)
  const order = orderOf(
    was.map((item) => `was ${keyOf(item)}`),
    slots(ours),
    slots(others),
  )
  const seen = new Map<string, T>()
  for (const slot of order) {
    const item = kept.get(slot)
    if (item === undefined) continue
    const twin = seen.get(keyOf(item))
    if (twin === undefined) seen.set(keyOf(item), item)
    // One corrected another item into what the other added.
    else if (!isSame(twin, item)) {
      const isMine = mine.some((one) => isSame(one, item))
      clashes.push(isMine ? { theirs: twin, yours: item } : { theirs: item, yours: twin })
      if (isMine) seen.set(keyOf(item), item)
    }
  }
  return { merged: [...seen.values()], clashes }
}
