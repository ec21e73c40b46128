import type { z } from 'zod'
import { Case } from './schema.ts'

const ID = '01939e1a-0000-7000-8000-000000000001'
const RUNNING = { state: 'running', from: '2026-11-10', dueOn: '2026-11-24' } as const

/** An escalated case in course that nobody has taken. @param its what matters to the test */
export const testCase = (its: Partial<z.input<typeof Case>> = {}): Case =>
  Case.parse({
    ...{ id: ID, radicado: '1042', interactionId: ID, customerId: null },
    ...{ kind: 'consulta', topic: 'Otros', description: 'd', answerBy: 'email', priority: 'normal' },
    ...{ state: 'inProgress', area: 'credito', holderId: null, advisorId: ID, teamId: null },
    ...{ escalatedAt: '2026-11-10T17:00:00.000Z', closedAt: null },
    ...{ clocks: { area: RUNNING, customer: RUNNING }, entries: [], attachments: [], breaches: [] },
    ...its,
  })
