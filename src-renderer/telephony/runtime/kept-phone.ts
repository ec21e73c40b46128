import { z } from 'zod'
import { InteractionId } from '#shared/kernel/ids.ts'
import { CHOSEN, type Phone } from '#shared/telephony/phone/phone.ts'
import { WrapUp as WrapUpRule } from '#shared/telephony/queues.ts'
import { draftText, putDraft } from '../../drafts/drafts.ts'

/** Where it is kept: among the drafts, under a name that is no contact's. */
const PLACE = 'phone'
const FIELD = 'state'
/** A console that was away for longer begins as *Desconectado*: its person may not be there. */
const HOLDS_MS = 3 * 60_000
/** What was chosen is said again so often, so that a console that is killed is known to have been there. */
const AGAIN_MS = 30_000

const Kept = z.object({
  at: z.number(),
  chosen: z.enum(CHOSEN),
  next: z.enum(CHOSEN).nullable(),
  missed: z.boolean(),
  wrapUp: z
    .object({
      call: InteractionId,
      since: z.number(),
      rule: WrapUpRule,
      until: z.number().nullable(),
      extended: z.boolean().default(false),
      backBy: z.number().nullable().default(null),
    })
    .nullable(),
  registering: z.array(z.object({ call: InteractionId, disposition: z.string(), at: z.number() })).default([]),
})

let keptAt = 0

/** What a reload must not lose. Calls are the bridge's to give back. */
type Lasting = Pick<Phone, 'chosen' | 'next' | 'missed' | 'wrapUp' | 'registering'>

/** Keeps the person's state, the wrap-up, and which contacts are still to be registered. */
export function keepPhone(before: Lasting, { chosen, next, missed, wrapUp, registering }: Lasting): void {
  const changed =
    before.chosen !== chosen ||
    before.next !== next ||
    before.missed !== missed ||
    before.wrapUp !== wrapUp ||
    before.registering !== registering
  if (!changed && Date.now() - keptAt < AGAIN_MS) return
  keptAt = Date.now()
  putDraft(PLACE, FIELD, JSON.stringify({ at: keptAt, chosen, next, missed, wrapUp, registering }))
}

/**
 * What was kept, of the drafts that the window has read already. After a longer absence only which contacts are still to be
 * registered: nobody else registers them.
 */
export function keptPhone(): Partial<Lasting> | null {
  const text = draftText(PLACE, FIELD)
  const kept = Kept.safeParse(text === undefined ? null : JSON.parse(text))
  if (!kept.success) return null
  const { at, ...phone } = kept.data
  return Date.now() - at > HOLDS_MS ? { registering: phone.registering } : phone
}
