import { z } from 'zod'
import { Words } from './words.ts'

const Id = z.string().regex(/^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*$/)

/** How a contact ended (*tipificación*): a leaf of the tree, with what choosing it asks for and brings. */
export const DispositionEntry = z.strictObject({
  id: Id,
  text: Words,
  requires: z.strictObject({
    /** A day, or a day and an hour, that must be said with it. */
    date: z.enum(['none', 'date', 'dateTime']),
    /** Whether a request with its topic must be there. */
    topic: z.boolean(),
    /** One of these, or words of one's own; null asks for none. */
    reason: z
      .strictObject({ options: z.array(z.strictObject({ id: Id, text: Words })), ownWords: z.boolean() })
      .nullable(),
  }),
  /** Whether the record of a campaign is done with it. */
  endsRecord: z.boolean(),
  /** Minutes after which the record may be tried again; null: not by this, or when the date says. */
  retryAfter: z.int().positive().nullable(),
  /** Counts as effective contact: somebody with the right to answer was spoken to. */
  effectiveContact: z.boolean(),
  /** `rule`: the program sets it when a rule refuses the contact; nobody chooses it. */
  setBy: z.enum(['person', 'rule']),
})
export type DispositionEntry = z.infer<typeof DispositionEntry>

const Direction = z.enum(['inbound', 'outbound', 'offer'])

/** A branch within a group: *No interesado*, *Documento enviado*. */
export const DispositionBranch = z.strictObject({ text: Words, choices: z.array(DispositionEntry).min(1) })
export type DispositionBranch = z.infer<typeof DispositionBranch>

/** A group of the tree, for one direction. */
export const DispositionNode = z.strictObject({
  id: Id,
  text: Words,
  direction: Direction,
  choices: z.array(z.union([DispositionEntry, DispositionBranch])).min(1),
})
export type DispositionNode = z.infer<typeof DispositionNode>
