import { z } from 'zod'
import { UserId } from '../kernel/ids.ts'

/** `POST /v1/phone/calls/:id/contact`: the draft of a contact whose call goes on to a colleague, as its console wrote it. */
export const GiveContactRequest = z.object({ form: z.string().min(1).max(100_000) })

/** `GET /v1/phone/calls/:id/contact`: what the one before had written; null where nothing was given. */
export const GivenContact = z.object({
  form: z.string().nullable(),
  by: UserId.nullable(),
  /** Somebody else had the call before: what they wrote may still come. */
  others: z.boolean(),
})
export type GivenContact = z.infer<typeof GivenContact>
