import type { Channel } from '#shared/customers/schema.ts'

/** A form of a case's action, as it is being typed. */
export interface ActionTyped {
  text: string
  userId: string
  area: string
  channel: Channel
  /** The day to which the customer's term is extended. */
  dueOn: string
  /** Of `whichContact`: a contact's id, or one of the two that are none yet. */
  which: string
  /** Made with the form, so that sending it twice is one entry and one contact. */
  entryId: string
  interactionId: string
  openedAt: string
  /** The last entry that was on the screen when the person began. */
  seen: string | null
}

/** What is said at the field that a part of the payload comes from; any other is the text's. */
export const askedAgain: Readonly<Record<string, { field: 'userId' | 'area' | 'dueOn' | 'which'; code: string }>> = {
  userId: { field: 'userId', code: 'case.personMissing' },
  area: { field: 'area', code: 'case.areaMissing' },
  dueOn: { field: 'dueOn', code: 'case.dayMissing' },
  contact: { field: 'which', code: 'case.contactMissing' },
}
