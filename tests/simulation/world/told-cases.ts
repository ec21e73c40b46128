import { cast, TEAM_A, TEAM_B } from './cast.ts'

/*
 * Cases whose customers were told the answer this morning, a Tuesday: they have five business days to object. A run is too
 * short for people to bring many so far.
 */

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const STOPPED = { state: 'stopped', from: '2026-11-20', dueOn: '2026-12-04', stoppedOn: '2026-11-24', daysLeft: 8 }

const toldCase = (n: number, advisorId: string, teamId: string) => ({
  kind: 'case' as const,
  id: id(n),
  doc: {
    ...{ id: id(n), radicado: `9000${n}`, interactionId: id(n + 10), customerId: null },
    ...{ kind: 'solicitud', topic: 'Certificados', description: 'Pide un certificado', answerBy: 'email' },
    ...{ priority: 'normal', state: 'informed', area: 'credito', holderId: cast.pedro.id, advisorId, teamId },
    ...{ escalatedAt: '2026-11-20T13:00:00.000Z', closedAt: null, clocks: { area: STOPPED, customer: STOPPED } },
    entries: [
      { id: id(n + 20), at: '2026-11-24T12:30:00.000Z', by: advisorId, what: 'case.informCustomer', text: 'Informado' },
    ],
    ...{ attachments: [], breaches: [] },
  },
})

export const TOLD_CASES = [
  toldCase(100, cast.ana.id, TEAM_A),
  toldCase(101, cast.luis.id, TEAM_A),
  toldCase(102, cast.sofia.id, TEAM_B),
]
