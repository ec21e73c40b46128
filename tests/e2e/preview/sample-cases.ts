import { bogotaDate } from '#shared/calendar/civil-date.ts'
import { clocksFrom } from '#shared/cases/clocks.ts'
import { Case, CaseEntry } from '#shared/cases/schema.ts'
import { termsOf } from '#shared/cases/terms.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { before, id, ids, MINUTE } from './sample-ids.ts'

const DAY = 24 * 60 * MINUTE

const caseOf = (
  number: number,
  over: Partial<Record<keyof Case, unknown>> & { ageDays: number; kind: Case['kind'] },
): Case => {
  const { ageDays, ...rest } = over
  return Case.parse({
    id: id(7, number),
    radicado: String(1040 + number),
    interactionId: id(4, number),
    customerId: ids.textiles,
    topic: 'Estado de una solicitud',
    description:
      'Qué pide que el banco haga o decida: revisar por qué el desembolso no ha llegado.\nDocumentos: carta del intermediario.',
    answerBy: 'email',
    priority: 'normal',
    state: 'escalated',
    area: 'oefv',
    holderId: null,
    advisorId: ids.advisor,
    teamId: ids.team,
    escalatedAt: before(ageDays * DAY),
    closedAt: null,
    clocks: clocksFrom(termsOf(defaultCatalogue(), 'oefv', over.kind), before(ageDays * DAY)),
    entries: [],
    attachments: [],
    breaches: [],
    ...rest,
  })
}

const entry = (number: number, by: string, what: string, text: string, ms: number) => ({
  id: id(8, number),
  at: before(ms),
  by,
  what,
  text,
})

export const cases = [
  caseOf(1, { ageDays: 30, kind: 'queja', state: 'inProgress', holderId: ids.analyst, topic: 'Garantías' }),
  caseOf(2, {
    ageDays: 12,
    kind: 'requerimiento',
    state: 'answered',
    holderId: ids.analyst,
    entries: [
      entry(1, ids.analyst, 'case.take', '', 11 * DAY),
      entry(
        2,
        ids.analyst,
        'case.answer',
        'El desembolso se hizo el viernes; el banco lo abona en dos días hábiles.',
        2 * DAY,
      ),
    ],
  }),
  caseOf(3, { ageDays: 1, kind: 'solicitud', customerId: id(3, 2), topic: 'Circulares, cartas y formatos' }),
  caseOf(4, {
    ageDays: 4,
    kind: 'consulta',
    area: 'credito',
    customerId: id(3, 4),
    state: 'waitingForData',
    holderId: ids.analyst,
  }),
]

/** Cases that the advisor escalated, the analyst answered and closed: so many, one a day. */
export const closedCases = (count: number): Case[] =>
  Array.from({ length: count }, (_, n) => ({
    ...caseOf(200 + n, { ageDays: 40 + n, kind: 'consulta', state: 'closed', holderId: ids.analyst }),
    radicado: String(900 + n),
    closedAt: before((n + 1) * DAY),
    entries: [CaseEntry.parse(entry(300 + n, ids.analyst, 'case.close', '', (n + 1) * DAY))],
  }))

/** A case whose customer withdrew it before anybody had answered. */
export const withdrawnCase = (): Case => {
  const withdrawn = caseOf(80, { ageDays: 3, kind: 'queja', state: 'closed', closedAt: before(DAY) })
  const stopped = ({ dueOn, from }: Case['clocks']['area']) =>
    ({ state: 'stopped', from, dueOn, stoppedOn: bogotaDate(before(DAY)), daysLeft: 5 }) as const
  const { area, customer } = withdrawn.clocks
  return {
    ...withdrawn,
    clocks: { ...withdrawn.clocks, area: stopped(area), customer: stopped(customer) },
    entries: [CaseEntry.parse(entry(80, ids.advisor, 'case.withdraw', 'Ya no lo necesita.', DAY))],
  }
}

/** The case with its customer's day come. */
export const dueToday = (doc: Case): Case => ({
  ...doc,
  clocks: { ...doc.clocks, customer: { ...doc.clocks.customer, dueOn: bogotaDate(before(0)) } },
})
