import type { CommandKind } from '../kernel/commands.ts'
import type { Policy } from '../kernel/policy.ts'

/** How long a description, an answer or any other words on a case may be. */
export const CASE_WORDS = 10_000

export const CASE_STATES = ['escalated', 'inProgress', 'waitingForData', 'answered', 'informed', 'closed'] as const
export type CaseState = (typeof CASE_STATES)[number]
const OPEN: readonly CaseState[] = ['escalated', 'inProgress', 'waitingForData', 'answered', 'informed']

/** What a command does to a clock; `pauseWhereSet`: it pauses where the bank says so †, and goes on everywhere else. */
export type ClockChange = 'start' | 'pause' | 'pauseWhereSet' | 'resume' | 'stop' | 'anew' | 'none'
/** Who is told: members of the case's area, its advisor, its holder, or members of the area it goes to. */
export type Told = 'area' | 'advisor' | 'holder'

export interface CaseStep {
  readonly kind: CommandKind
  /** States in which it may happen; empty: the case does not exist yet. */
  readonly from: readonly CaseState[]
  /** `same` leaves the state as it is. */
  readonly to: CaseState | 'same'
  readonly area: ClockChange
  readonly customer: ClockChange
  readonly told: readonly Told[]
  /** Whether the customer was spoken to, so that an interaction is written. */
  readonly contact: 'yes' | 'no' | 'maybe'
  readonly policy: Policy
}

/**
 * The life of an escalated case (domain, P1): the one table from which decide, the matrix of roles, the buttons on the
 * screen, the map and the tests are made.
 */
export const caseLife = {
  'case.escalate': {
    kind: 'fact',
    from: [],
    to: 'escalated',
    area: 'start',
    customer: 'start',
    told: ['area'],
    contact: 'yes',
    // As the contact that it is written with (src-shared/model/policies.ts).
    policy: { roles: ['advisor', 'coordinator'], relation: 'any', beside: { coordinator: 'own' } },
  },
  'case.take': {
    kind: 'claim',
    from: ['escalated'],
    to: 'inProgress',
    area: 'none',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: ['area_owner', 'oefv_analyst'], relation: 'area' },
  },
  'case.assign': {
    kind: 'change',
    from: ['escalated'],
    to: 'inProgress',
    area: 'none',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: {
      roles: ['area_owner', 'oefv_analyst', 'coordinator'],
      relation: { area_owner: 'area', oefv_analyst: 'area', coordinator: 'team' },
    },
  },
  'case.returnForData': {
    kind: 'change',
    from: ['inProgress'],
    to: 'waitingForData',
    area: 'pause',
    customer: 'pauseWhereSet',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: ['area_owner', 'oefv_analyst'], relation: 'holder' },
  },
  'case.provideData': {
    kind: 'fact',
    from: ['waitingForData'],
    to: 'inProgress',
    area: 'resume',
    customer: 'resume',
    told: ['holder'],
    contact: 'maybe',
    policy: { roles: ['advisor'], relation: 'team' },
  },
  // Once, and in force when the customer has been told (Ley 1755 de 2015, artículo 14, parágrafo).
  'case.extendTerm': {
    kind: 'change',
    from: ['inProgress'],
    to: 'same',
    area: 'none',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: ['area_owner', 'oefv_analyst'], relation: 'holder' },
  },
  'case.tellExtension': {
    kind: 'fact',
    from: ['escalated', 'inProgress', 'waitingForData', 'answered'],
    to: 'same',
    area: 'none',
    customer: 'none',
    told: ['holder'],
    contact: 'yes',
    policy: { roles: ['advisor'], relation: 'team' },
  },
  'case.answer': {
    kind: 'change',
    from: ['inProgress'],
    to: 'answered',
    area: 'stop',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: ['area_owner', 'oefv_analyst'], relation: 'holder' },
  },
  'case.objectAnswer': {
    kind: 'change',
    from: ['answered'],
    to: 'inProgress',
    area: 'resume',
    customer: 'none',
    told: ['holder'],
    contact: 'no',
    policy: { roles: ['advisor'], relation: 'team' },
  },
  'case.informCustomer': {
    kind: 'fact',
    from: ['answered'],
    to: 'informed',
    area: 'none',
    customer: 'stop',
    told: ['holder'],
    contact: 'yes',
    policy: { roles: ['advisor'], relation: 'team' },
  },
  'case.close': {
    kind: 'change',
    from: ['informed'],
    to: 'closed',
    area: 'none',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: ['area_owner', 'oefv_analyst'], relation: 'holder' },
  },
  // By itself, after so many business days † without objection (silence.ts).
  'case.closeUnopposed': {
    kind: 'change',
    from: ['informed'],
    to: 'closed',
    area: 'none',
    customer: 'none',
    told: ['advisor'],
    contact: 'no',
    policy: { roles: [], relation: 'any', byItself: true },
  },
  'case.reopen': {
    kind: 'change',
    from: ['informed', 'closed'],
    to: 'inProgress',
    area: 'anew',
    customer: 'anew',
    told: ['holder'],
    contact: 'yes',
    policy: { roles: ['advisor', 'coordinator'], relation: 'team' },
  },
  'case.transfer': {
    kind: 'change',
    from: ['escalated', 'inProgress'],
    to: 'escalated',
    area: 'anew',
    customer: 'none',
    told: ['area', 'advisor'],
    contact: 'no',
    policy: {
      roles: ['area_owner', 'oefv_analyst', 'coordinator'],
      relation: { area_owner: 'holder', oefv_analyst: 'holder', coordinator: 'team' },
    },
  },
  'case.withdraw': {
    kind: 'fact',
    from: OPEN,
    to: 'closed',
    area: 'stop',
    customer: 'stop',
    told: ['holder'],
    contact: 'yes',
    policy: { roles: ['advisor'], relation: 'team' },
  },
  'case.addNote': {
    kind: 'fact',
    from: OPEN,
    to: 'same',
    area: 'none',
    customer: 'none',
    told: ['advisor', 'holder'],
    contact: 'no',
    policy: {
      roles: ['advisor', 'coordinator', 'area_owner', 'oefv_analyst'],
      relation: { advisor: 'team', coordinator: 'team', area_owner: 'area', oefv_analyst: 'area' },
    },
  },
  'case.addAttachment': {
    kind: 'fact',
    from: OPEN,
    to: 'same',
    area: 'none',
    customer: 'none',
    told: ['advisor', 'holder'],
    contact: 'no',
    policy: {
      roles: ['advisor', 'coordinator', 'area_owner', 'oefv_analyst'],
      relation: { advisor: 'team', coordinator: 'team', area_owner: 'area', oefv_analyst: 'area' },
    },
  },
  'case.reassign': {
    kind: 'change',
    from: OPEN,
    to: 'same',
    area: 'none',
    customer: 'none',
    told: ['holder', 'advisor'],
    contact: 'no',
    policy: { roles: ['coordinator'], relation: 'team' },
  },
} as const satisfies Record<string, CaseStep>

export type CaseCommandName = keyof typeof caseLife
/** Whether an entry of a case tells what nobody did. */
export const isByItself = (what: string): boolean =>
  Object.entries<CaseStep>(caseLife).some(([name, { policy }]) => name === what && policy.byItself === true)
export const isCaseCommand = (name: string): name is CaseCommandName => Object.hasOwn(caseLife, name)
export const caseStep = (name: CaseCommandName): CaseStep => caseLife[name]
