import { z } from 'zod'
import { ConsentChannel, ContactPurpose } from '../customers/schema.ts'
import { Asked } from './may-contact.ts'

/** On what ground a customer was called or written to. */
export const Outreach = z.looseObject({
  purpose: ContactPurpose,
  channel: ConsentChannel,
  /** What the customer asked for, named by its case or contact; null: on the bank's own account. */
  asked: Asked.nullable(),
  /** Who let it be: the centre, or this workstation by what it knew. */
  by: z.enum(['centre', 'workstation']),
})
export type Outreach = z.infer<typeof Outreach>
