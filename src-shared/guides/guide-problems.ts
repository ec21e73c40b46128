import type { Catalogue } from '../catalogues/schema.ts'
import type { Guide } from './schema.ts'
import { ACTIONS, FORMS, VARIABLES } from './vocabulary.ts'

/** What is wrong with a guide; its sentence is found by `code`. */
export interface GuideProblem {
  readonly code: ProblemCode
  readonly guideId: string
  /** The step that has it; null for the guide itself. */
  readonly stepId: string | null
  /** The name that is wrong, where one is. */
  readonly name: string | null
}

export const PROBLEM_CODES = [
  'action.incomplete',
  'action.unknown',
  'answer.duplicate',
  'answer.missing',
  'answer.unknown',
  'catalogue.unknown',
  'early.missing',
  'early.noneByChannel',
  'fact.unknown',
  'form.unknown',
  'guide.unknown',
  'keeps.unknown',
  'loop.single',
  'loop.unanswered',
  'path.noEnd',
  'path.registeredTwice',
  'path.unregistered',
  'procedure.notAllowed',
  'required.bypassed',
  'step.duplicate',
  'step.notAsked',
  'step.reserved',
  'step.unknown',
  'step.unreachable',
  'usual.unknown',
  'variable.unknown',
  'variable.unpaired',
  'way.neverTaken',
  'way.noElse',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** What a guide may name. */
export interface GuideWorld {
  /** Every guide that can be run, the procedures among them. */
  readonly guides: readonly Guide[]
  readonly catalogue: Catalogue
  readonly forms: readonly string[]
  readonly actions: readonly string[]
  readonly variables: readonly string[]
}

/** The console's own forms, acts and names, with guides and a catalogue. */
export const worldOf = (guides: readonly Guide[], catalogue: Catalogue): GuideWorld => ({
  guides,
  catalogue,
  forms: FORMS,
  actions: Object.keys(ACTIONS),
  variables: VARIABLES,
})
