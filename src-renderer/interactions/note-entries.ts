/** The longest that one note of a contact is (UTF-16 units). */
const LONGEST = 4_000

export interface NoteEntry {
  readonly entryId: string
  readonly text: string
}

/**
 * The notes of a contact as entries, in as many as they fill. Their ids follow from that of the first, so that whoever
 * sends them twice adds each once.
 */
export function noteEntries(noteId: string, notes: string): readonly NoteEntry[] {
  const entries: NoteEntry[] = []
  for (let left = notes.trim(); left !== ''; ) {
    const piece = firstOf(left)
    entries.push({ entryId: entries.length === 0 ? noteId : laterId(noteId, entries.length), text: piece.trim() })
    left = left.slice(piece.length).trim()
  }
  return entries
}

/** As many whole words as fit; of a word that does not, as many whole characters. */
const firstOf = (text: string): string =>
  /^[\s\S]{1,4000}(?=\s|$)/.exec(text)?.[0] ??
  text.slice(0, (text.codePointAt(LONGEST - 1) ?? 0) > 0xffff ? LONGEST - 1 : LONGEST)

const laterId = (id: string, by: number): string =>
  `${id.slice(0, -4)}${((Number.parseInt(id.slice(-4), 16) + by) & 0xffff).toString(16).padStart(4, '0')}`
