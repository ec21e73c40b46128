import { z } from 'zod'
import { InteractionId } from '#shared/kernel/ids.ts'
import type { Call } from '#shared/telephony/phone/call.ts'
import { CHOSEN, type Phone } from '#shared/telephony/phone/phone.ts'
import { WrapUp as WrapUpRule } from '#shared/telephony/queues.ts'
import { draftText, putLast } from '../../drafts/drafts.ts'

/** Where it is kept: among the drafts, under a name that is no contact's. */
const PLACE = 'phone'
const FIELD = 'state'
/** A console that was away for longer begins as *Desconectado*: its person may not be there. */
const HOLDS_MS = 3 * 60_000
/** What was chosen is said again so often, so that a console that is killed is known to have been there. */
const AGAIN_MS = 30_000

/** What was dialled and is not answered: the bridge gives back answered calls alone, and nobody else would write its end. */
const Dialled = z.object({
  id: InteractionId,
  session: z.string(),
  number: z.string().nullable(),
  video: z.boolean(),
  consults: InteractionId.nullable(),
  phase: z.enum(['calling', 'ending']),
})
type Dialled = z.infer<typeof Dialled>

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
  dialled: z.array(Dialled).default([]),
})

let keptAt = 0

/** What a reload must not lose. Calls are the bridge's to give back. */
type Lasting = Pick<Phone, 'chosen' | 'next' | 'missed' | 'wrapUp' | 'registering' | 'calls'>

const dialledIn = (calls: Phone['calls']): readonly Dialled[] =>
  calls.flatMap(({ state: { phase }, id, session, number, video, consults, answeredAt, direction, apart }) =>
    (phase === 'calling' || phase === 'ending') && answeredAt === null && direction === 'outbound' && apart === null
      ? [{ id, session, number, video, consults, phase }]
      : [],
  )

/** As after a cut: the console that dialled it is gone, and so is its line. */
const unheard = ({ phase, ...dialled }: Dialled, since: number): Call => ({
  ...{ ...dialled, since, direction: 'outbound', queue: null, apart: null, answeredAt: null },
  ...{ state: phase === 'calling' ? { phase, rings: false } : { phase }, link: 'cut' },
  ...{ muted: false, conference: false, guest: false },
})

/** Keeps the person's state, the wrap-up, what is being dialled, and which contacts are still to be registered. */
export function keepPhone(before: Lasting, { chosen, next, missed, wrapUp, registering, calls }: Lasting): void {
  const dialled = dialledIn(calls)
  const changed =
    before.chosen !== chosen ||
    before.next !== next ||
    before.missed !== missed ||
    before.wrapUp !== wrapUp ||
    before.registering !== registering ||
    JSON.stringify(dialledIn(before.calls)) !== JSON.stringify(dialled)
  if (!changed && Date.now() - keptAt < AGAIN_MS) return
  keptAt = Date.now()
  putLast(PLACE, FIELD, JSON.stringify({ at: keptAt, chosen, next, missed, wrapUp, registering, dialled }))
}

/**
 * What was kept, of the drafts that the window has read already. After a longer absence only which contacts are still to be
 * registered, that of a wrap-up with a limit among them, and what was being dialled: nobody else registers them, or writes its
 * end.
 */
export function keptPhone(): Partial<Lasting> | null {
  const text = draftText(PLACE, FIELD)
  const kept = Kept.safeParse(text === undefined ? null : JSON.parse(text))
  if (!kept.success) return null
  const { at, dialled, ...phone } = kept.data
  const now = Date.now()
  const calls = dialled.length === 0 ? {} : { calls: dialled.map((one) => unheard(one, now)) }
  return now - at > HOLDS_MS
    ? { registering: [...phone.registering, ...passed(phone.wrapUp)], ...calls }
    : { ...phone, ...calls }
}

/** The limit of a wrap-up has passed while nobody was there: its contact is registered as it would have been then. */
function passed(wrapUp: Lasting['wrapUp']): Lasting['registering'] {
  if (wrapUp === null) return []
  const { call, until, backBy } = wrapUp
  const { disposition } = wrapUp.rule
  if (until === null || disposition === undefined) return []
  return [{ call, disposition, at: Math.max(until, backBy ?? until) }]
}
