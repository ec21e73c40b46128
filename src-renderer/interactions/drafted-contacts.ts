import { putDraft, useDrafts } from '../drafts/drafts.ts'
import { CONTACT_FORM, type ContactTyped, contactFromDraft } from './contact-values.ts'

export interface DraftedContact {
  readonly id: string
  readonly typed: ContactTyped
}

interface Read {
  readonly text: string
  readonly contact: DraftedContact | null
}

type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What was read of each draft, until its text is another: reading all of them at every key would be felt. */
let read = new Map<string, Read>()
let contacts: readonly DraftedContact[] = []
let of: Texts | undefined

/** The contacts being typed here. The same array and the same contacts for as long as nothing in them changes. */
export function draftedContacts(texts: Texts | undefined): readonly DraftedContact[] {
  if (texts === of) return contacts
  of = texts
  const before = read
  read = new Map()
  for (const [id, fields] of Object.entries(texts ?? {})) {
    const text = fields[CONTACT_FORM]
    if (text === undefined) continue
    const known = before.get(id)
    if (known?.text === text) read.set(id, known)
    else {
      const typed = contactFromDraft(text)
      read.set(id, { text, contact: typed === null ? null : { id, typed } })
    }
  }
  const now = [...read.values()].flatMap(({ contact }) => contact ?? [])
  if (now.length !== contacts.length || now.some((one, index) => one !== contacts[index])) contacts = now
  return contacts
}

/** The contacts being typed, told again only when one of them changes. */
export const useDraftedContacts = (): readonly DraftedContact[] => useDrafts(({ texts }) => draftedContacts(texts))

/** Takes a contact as it is now: from this moment it is its draft. */
export function keepContact(id: string, typed: ContactTyped): void {
  const text = JSON.stringify(typed)
  // What was just written need not be read.
  read.set(id, { text, contact: { id, typed } })
  putDraft(id, CONTACT_FORM, text)
}

/** The contact being typed under an id. */
export const draftedContact = (id: string): ContactTyped | undefined =>
  draftedContacts(useDrafts.getState().texts).find((one) => one.id === id)?.typed
