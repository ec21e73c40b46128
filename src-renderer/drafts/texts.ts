import { create } from 'zustand'
import type { Instant } from '#shared/kernel/instants.ts'

/** A text as the store has it, as far as this page knows. */
export interface Held {
  readonly text: string
  readonly updatedAt: Instant | null
}

type ByField<T> = Readonly<Record<string, Readonly<Record<string, T>>>>

interface DraftsState {
  /** Texts by contact and field; the window's own copy is the newest there is. Undefined until the store has been read. */
  readonly texts: ByField<string> | undefined
  /** When each contact was last written to the store (unix ms). */
  readonly savedAt: Readonly<Record<string, number>>
  /** Fields by contact whose newest text the store has not said that it has. */
  readonly unsaved: Readonly<Record<string, readonly string[]>>
  /** Contacts of which the store would not take a text the last time; it is tried again. */
  readonly refused: readonly string[]
  /** What another page wrote where this one wrote something else, until somebody chooses; null: it let the contact go. */
  readonly clashes: ByField<Held | null>
  /** How often a text came from another page: whoever shows a copy of it shows it anew. */
  readonly followed: ByField<number>
}

export const nothingWritten = { savedAt: {}, unsaved: {}, refused: [], clashes: {}, followed: {} } as const

export const useDrafts = create<DraftsState>()(() => ({ ...nothingWritten, texts: undefined }))

export const setText = (contact: string, field: string, text: string) =>
  useDrafts.setState(({ texts = {} }) => ({ texts: { ...texts, [contact]: { ...texts[contact], [field]: text } } }))

export const clashOf = (contact: string, field: string) => useDrafts.getState().clashes[contact]?.[field]

export const setClash = (contact: string, field: string, theirs: Held | null) =>
  useDrafts.setState(({ clashes }) => ({
    clashes: { ...clashes, [contact]: { ...clashes[contact], [field]: theirs } },
  }))

/** Shows a text that came from elsewhere: the forms that hold a copy take it up. */
export function show(contact: string, field: string, text: string): void {
  if (draftText(contact, field) === text) return
  setText(contact, field, text)
  useDrafts.setState(({ followed }) => {
    const count = (followed[contact]?.[field] ?? 0) + 1
    return { followed: { ...followed, [contact]: { ...followed[contact], [field]: count } } }
  })
}

export const draftText = (contact: string, field: string): string | undefined =>
  useDrafts.getState().texts?.[contact]?.[field]

/** A text of a draft that is a form's values; null where there is none, or it is of another version's form. */
export function draftJson(contact: string, field: string): unknown {
  try {
    return JSON.parse(draftText(contact, field) ?? 'null')
  } catch {
    // Its words cannot be placed: the form begins anew.
    return null
  }
}

/** Which of the forms of a place was being typed in, by what follows `place` in its draft's name; null where none was. */
export const draftedIn = (place: string): string | null =>
  Object.keys(useDrafts.getState().texts ?? {})
    .find((contact) => contact.startsWith(place))
    ?.slice(place.length) ?? null
