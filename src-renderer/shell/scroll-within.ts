/** Brings an item of a list into sight by scrolling the list alone: what stands around it does not move. */
export function scrollWithin(list: HTMLElement | null, item: HTMLElement | null | undefined): void {
  if (list === null || item === null || item === undefined) return
  const [around, its] = [list.getBoundingClientRect(), item.getBoundingClientRect()]
  if (its.top < around.top) list.scrollTop -= around.top - its.top
  else if (its.bottom > around.bottom) list.scrollTop += its.bottom - around.bottom
}
