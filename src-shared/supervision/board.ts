import { z } from 'zod'
import { INDICATORS } from '../indicators/measured.ts'
import { InteractionId, UserId } from '../kernel/ids.ts'
import { requiredText } from '../kernel/text.ts'
import { PRESENCES } from '../telephony/pbx-events.ts'
import { CHOSEN } from '../telephony/phone/phone.ts'
import type { AdvisorRow, QueueRow } from './rows.ts'

const Ms = z.number()
const Figure = z.object({
  id: z.enum(INDICATORS),
  unit: z.enum(['share', 'ms', 'count', 'score']),
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  settings: z.record(z.string(), z.union([z.number(), z.boolean()])),
  excluded: z
    .array(
      z.object({
        what: z.enum([
          'stillWaiting',
          'inCourse',
          'abandonedWithin',
          'flowOuts',
          'outOfHours',
          'shortAbandoned',
          'unproductive',
          'notYetDue',
          'notAnswered',
          'pausedClocks',
        ]),
        count: z.number(),
      }),
    )
    .readonly(),
  period: z.object({ from: Ms, to: Ms }),
})
const Queue = z.object({
  queue: z.string(),
  waiting: z.number(),
  oldestSince: Ms.nullable(),
  answered: z.number(),
  callBacks: z.number(),
  figures: z.array(Figure).readonly(),
}) satisfies z.ZodType<QueueRow>
const Call = z.object({
  call: z.string(),
  part: z.string(),
  queue: z.string().nullable(),
  number: z.string().nullable(),
  direction: z.enum(['inbound', 'outbound']),
  since: Ms,
  held: z.boolean(),
  quality: z.object({ mos: z.number(), loss: z.number(), at: Ms }).nullable(),
})
const Advisor = z.object({
  advisor: z.string(),
  state: z.enum(PRESENCES),
  since: Ms.nullable(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  call: Call.nullable(),
  ringing: z.object({ call: z.string(), queue: z.string().nullable() }).nullable(),
  handled: z.number(),
}) satisfies z.ZodType<AdvisorRow>
const TeamFigures = z.object({ team: z.string(), figures: z.array(Figure).readonly() })

/** What a coordinator does with an advisor from the board; each is written to the log. */
export const SUPERVISION_ACTS = ['listen', 'whisper', 'barge', 'take', 'presence'] as const
export type SupervisionAct = (typeof SUPERVISION_ACTS)[number]

/** `POST /v1/board/act`. */
export const ActRequest = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['listen', 'whisper', 'barge', 'take']), advisor: UserId, call: InteractionId }),
  z.object({ act: z.literal('presence'), advisor: UserId, state: z.enum(CHOSEN), reason: requiredText(200) }),
])
export type ActRequest = z.infer<typeof ActRequest>

/** How the centre stands with the PBX. `none`: there is none. */
const Status = z.object({
  pbx: z.enum(['here', 'away', 'none']),
  /** When anything was last heard of it, unix ms by the centre's clock. */
  heardAt: Ms.nullable(),
})
export type BoardStatus = z.infer<typeof Status>

/**
 * What the centre says to a console that watches the board: everything, or what has changed since. With no rows it only
 * says that nothing has changed until `now`.
 */
export const BoardTold = z.object({
  whole: z.boolean(),
  /** By the centre's clock. */
  now: Ms,
  status: Status,
  queues: z.array(Queue).readonly(),
  advisors: z.array(Advisor).readonly(),
  teams: z.array(TeamFigures).readonly(),
  /** What the PBX's bridge can do now. */
  can: z.array(z.enum(SUPERVISION_ACTS)).readonly(),
  /** Commands that people of these teams have left at their workstations, as far as those said. */
  undelivered: z.number(),
})
export type BoardTold = z.infer<typeof BoardTold>

/** What a console's screen hears of its watch. */
export type BoardNews =
  /** `link`: it is of before, and this is how the way to the centre stands; without it the centre says so now. */
  | { readonly type: 'told'; readonly told: BoardTold; readonly link?: 'asked' | 'unreachable' | 'notAllowed' }
  /** The way to the centre is lost, or was refused. */
  | { readonly type: 'away'; readonly because: 'unreachable' | 'notAllowed' }
  /** What was told is of before: the centre is asked for what is now. */
  | { readonly type: 'asked' }

/** The board as a console holds it. */
export interface BoardView {
  /** `asked`: the centre is being asked anew, and what it told before is at hand. */
  readonly link: 'connecting' | 'asked' | 'here' | 'unreachable' | 'notAllowed'
  readonly status: BoardStatus
  readonly queues: ReadonlyMap<string, QueueRow>
  readonly advisors: ReadonlyMap<string, AdvisorRow>
  readonly teams: ReadonlyMap<string, BoardTold['teams'][number]>
  readonly can: readonly SupervisionAct[]
  readonly undelivered: number
  /** When the centre last said something: by this machine's clock, and by the centre's. Null: it never did. */
  readonly told: { readonly here: number; readonly there: number } | null
  /** Since when the centre is asked anew, by this machine's clock; null: it never was. */
  readonly askedAt: number | null
}

export const emptyBoard: BoardView = {
  link: 'connecting',
  status: { pbx: 'none', heardAt: null },
  queues: new Map(),
  advisors: new Map(),
  teams: new Map(),
  can: [],
  undelivered: 0,
  told: null,
  askedAt: null,
}

const merged = <Row>(
  known: ReadonlyMap<string, Row>,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  whole: boolean,
) =>
  !whole && rows.length === 0
    ? known
    : new Map([...(whole ? [] : known), ...rows.map((row) => [keyOf(row), row] as const)])

/** @param here unix ms by this machine's clock */
export function foldBoard(view: BoardView, news: BoardNews, here: number): BoardView {
  // What was known stays to be read, and is no longer shown as living (freshness).
  if (news.type === 'away') return { ...view, link: news.because, can: [] }
  if (news.type === 'asked')
    return { ...view, link: view.told === null ? 'connecting' : 'asked', can: [], askedAt: here }
  const { whole, now, status, queues, advisors, teams, can, undelivered } = news.told
  const link = news.link ?? 'here'
  return {
    link,
    status,
    queues: merged(view.queues, queues, ({ queue }) => queue, whole),
    advisors: merged(view.advisors, advisors, ({ advisor }) => advisor, whole),
    teams: merged(view.teams, teams, ({ team }) => team, whole),
    // The same as before is the very same: nothing that shows it is rendered again.
    can: can.length === view.can.length && can.every((act) => view.can.includes(act)) ? view.can : can,
    undelivered,
    told: { here, there: now },
    askedAt: link === 'asked' ? here : view.askedAt,
  }
}

/** The centre says something every second: after so long in silence its numbers are old. */
export const SILENT_MS = 4_000
/** The bridge hears of a PBX that is idle at least that often. */
export const PBX_SILENT_MS = 15_000

export type Freshness =
  | { readonly state: 'live' }
  | { readonly state: 'none' }
  /** `at`: the moment (centre's clock) that the numbers are of. */
  | {
      readonly state: 'old'
      readonly at: number
      readonly because: 'asked' | 'centre' | 'notAllowed' | 'pbx' | 'noPbx'
    }

/** Whether the numbers may be read as of now. @param here unix ms by this machine's clock */
export function freshness({ link, status, told, askedAt }: BoardView, here: number): Freshness {
  if (told === null)
    return link === 'notAllowed' ? { state: 'old', at: here, because: 'notAllowed' } : { state: 'none' }
  if (link === 'notAllowed') return { state: 'old', at: told.there, because: 'notAllowed' }
  const isAsked = link === 'asked' && askedAt !== null && here - askedAt <= SILENT_MS
  if (isAsked) return { state: 'old', at: told.there, because: 'asked' }
  if (link !== 'here' || here - told.here > SILENT_MS) return { state: 'old', at: told.there, because: 'centre' }
  if (status.pbx === 'none') return { state: 'old', at: status.heardAt ?? told.there, because: 'noPbx' }
  if (status.pbx === 'away' || status.heardAt === null || told.there - status.heardAt > PBX_SILENT_MS)
    return { state: 'old', at: status.heardAt ?? told.there, because: 'pbx' }
  return { state: 'live' }
}

/** The centre's clock as this machine may assume it now; it stands still where the numbers are old. */
export function boardClock(view: BoardView, here: number): number {
  if (view.told === null) return here
  const fresh = freshness(view, here)
  if (fresh.state === 'old') return fresh.at
  return view.told.there + (here - view.told.here)
}
