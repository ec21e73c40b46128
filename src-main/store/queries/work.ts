import type { Database } from 'better-sqlite3'
import type { CaseTray } from '#shared/cases/trays.ts'
import type { QueryResults } from '#shared/console/queries.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import type { CivilDate } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import { LAST_DIALLED } from '#shared/telephony/dialled.ts'
import { caseFoundBy } from './case-found-by.ts'
import { callBacksPromisedBy, interactionsOf, missedCallsFor, untakenVoicemails } from './lists.ts'
import { type Paging, pageOf } from './paged.ts'

export const myInteractions = (
  db: Database,
  model: Model,
  actor: Actor,
  state: 'open' | 'registered' | 'all',
  paging: Paging,
): QueryResults['interactions.mine'] => pageOf(db, model, 'interaction', interactionsOf(actor.id, state), paging)

const TO_BE_INFORMED = "d.state <> 'informed'"

/** Their clock waits for their data †, and has days left: it has no date until it goes on. */
const WAITS_IN_TIME = `(d.doc ->> '$.clocks.customer.state' = 'paused' and d.doc ->> '$.clocks.customer.daysLeft' >= 0)`

/** Their customer has to be told that their term is extended, before it ends. */
const TO_TELL = `(d.doc ->> '$.extension.dueOn' is not null and d.doc ->> '$.extension.toldAt' is null)`

/** Each tray in words: what it selects, besides being open. */
const TRAYS = {
  all: { where: 'true', parameters: () => [] },
  mine: {
    where: '(d.holder = ? or d.advisor = ?)',
    parameters: (actor: Actor) => [actor.id, actor.id],
  },
  area: {
    where: 'd.area in (select value from json_each(?))',
    parameters: (actor: Actor) => [JSON.stringify(actor.areas)],
  },
  answered: { where: "d.state = 'answered'", parameters: () => [] },
  /** Whose next step is mine, by the life of a case (shared/cases/life.ts). */
  waiting: {
    where: `((d.advisor = ? and d.state in ('waitingForData', 'answered'))
      or (d.holder = ? and d.state in ('inProgress', 'informed'))
      or (d.advisor = ? and d.state in ('escalated', 'inProgress') and ${TO_TELL}))`,
    parameters: (actor: Actor) => [actor.id, actor.id, actor.id],
  },
  // Once the customer was informed their clock has stopped: nothing of it falls due any more.
  today: {
    where: `${TO_BE_INFORMED} and d.due_on = ? and not ${WAITS_IN_TIME}`,
    parameters: (_: Actor, today: CivilDate) => [today],
  },
  overdue: {
    where: `${TO_BE_INFORMED} and d.due_on < ? and not ${WAITS_IN_TIME}`,
    parameters: (_: Actor, today: CivilDate) => [today],
  },
} as const satisfies Record<CaseTray, unknown>

export function caseTray(
  db: Database,
  model: Model,
  actor: Actor,
  today: CivilDate,
  asked: { readonly filter: CaseTray; readonly text: string },
  paging: Paging,
): QueryResults['cases.tray'] {
  const tray = TRAYS[asked.filter]
  const found = caseFoundBy(asked.text)
  return pageOf(
    db,
    model,
    'case',
    {
      from: `"case" d where d.state <> 'closed' and ${tray.where}${found.and}`,
      order: 'd.due_on, d.id',
      parameters: [...tray.parameters(actor, today), ...found.parameters],
    },
    paging,
  )
}

export const nextDueCase = (db: Database, model: Model, actor: Actor): QueryResults['cases.nextDue'] =>
  pageOf(
    db,
    model,
    'case',
    {
      from: `"case" d where d.state <> 'closed' and ${TO_BE_INFORMED} and not ${WAITS_IN_TIME} and d.advisor = ?`,
      order: 'd.due_on, d.id',
      parameters: [actor.id],
      counts: 'no',
    },
    { limit: 1 },
  ).rows[0] ?? null

/** What a customer says first of all; by the index of the radicados. */
export const caseNumbered = (db: Database, model: Model, radicado: string): QueryResults['cases.numbered'] =>
  pageOf(
    db,
    model,
    'case',
    { from: '"case" d where d.radicado = ?', order: 'd.id', parameters: [radicado], counts: 'no' },
    { limit: 1 },
  ).rows[0] ?? null

/** People to whom work can be given on a day; the parameter is that day. */
const HERE = "u.doc ->> '$.enabled' = 1 and coalesce(u.doc ->> '$.absentUntil', '') < ?"

/** *Sin dueño*: nobody who is here holds it, follows it up, or could take it. */
export const unownedCases = (
  db: Database,
  model: Model,
  today: CivilDate,
  paging: Paging,
): QueryResults['cases.unowned'] =>
  pageOf(
    db,
    model,
    'case',
    {
      from: `"case" d where d.state <> 'closed' and (
        (d.holder is not null and d.holder not in (select u.id from user u where ${HERE}))
        or d.advisor not in (select u.id from user u where ${HERE})
        or (d.holder is null and d.area not in (select a.value from user u, json_each(u.doc, '$.areas') a where ${HERE})))`,
      order: 'd.due_on, d.id',
      parameters: [today, today, today],
    },
    paging,
  )

export const callBacksOf = (
  db: Database,
  model: Model,
  actor: Actor,
  paging: Paging,
): QueryResults['interactions.callBacks'] => pageOf(db, model, 'interaction', callBacksPromisedBy(actor.id), paging)

export const voicemailsHere = (db: Database, model: Model, paging: Paging): QueryResults['interactions.voicemails'] =>
  pageOf(db, model, 'interaction', untakenVoicemails, paging)

export const missedCallsOf = (
  db: Database,
  model: Model,
  actor: Actor,
  paging: Paging,
): QueryResults['interactions.missed'] => pageOf(db, model, 'interaction', missedCallsFor(actor.id), paging)

/** Contacts among which the last numbers are looked for. */
const LOOKED_AT = 200

export const dialledLately = (db: Database, actor: Actor): QueryResults['interactions.dialled'] =>
  db
    .prepare<[string, number, number], { dialled: string }>(
      `select dialled from
         (select dialled, opened_at from interaction where advisor = ? and dialled is not null order by opened_at desc limit ?)
       group by dialled order by max(opened_at) desc limit ?`,
    )
    .all(actor.id, LOOKED_AT, LAST_DIALLED)
    .map(({ dialled }) => dialled)
