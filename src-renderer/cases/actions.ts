import { extensionToTell } from '#shared/cases/extension.ts'
import { type CaseCommandName, type CaseState, caseLife, caseStep } from '#shared/cases/life.ts'
import type { Case } from '#shared/cases/schema.ts'
import type { Actor } from '#shared/kernel/commands.ts'
import { relationsAsked } from '#shared/kernel/policy.ts'
import { relations } from '#shared/model/relations.ts'

/** What people do with a case; the rest it begins with, or does by itself. */
export type CaseAction = Exclude<CaseCommandName, 'case.escalate' | 'case.closeUnopposed'>

export interface OfferedAction {
  readonly name: CaseAction
  readonly now: boolean
  /** States in which it could be done, for the reason why it cannot now. */
  readonly from: readonly CaseState[]
}

/** What is most likely the next thing to do comes first; the table has the order of a case's life. */
const FIRST: readonly CaseAction[] = [
  'case.take',
  'case.answer',
  'case.tellExtension',
  'case.informCustomer',
  'case.provideData',
  'case.close',
]

/** Whether it is what a case in this state waits for; what may be done besides is never the one that stands out. */
export const isNext = (name: CaseAction): boolean => FIRST.includes(name)

const names = (Object.keys(caseLife) as CaseCommandName[]).filter(
  // the table's own keys
  (name): name is CaseAction => name !== 'case.escalate' && name !== 'case.closeUnopposed',
)

function may(name: CaseAction, current: Case, actor: Actor): boolean {
  const asked = relationsAsked(caseStep(name).policy, actor)
  const test = relations.get('case')
  return asked.some((relation) => relation === 'any' || test?.(relation, current, actor) === true)
}

/** Whether this person may do that with a case as it is. */
export const mayDoNow = (name: CaseAction, current: Case, actor: Actor): boolean =>
  caseStep(name).from.includes(current.state) && may(name, current, actor)

/**
 * What this person can do with a case, from the table of its life: what the role may never do is left out; what it may
 * do in another state is there with those states. The first that can be done now is the one to offer first.
 */
export function offeredActions(current: Case, actor: Actor): readonly OfferedAction[] {
  const offered = names
    .filter((name) => may(name, current, actor))
    // An extension is decided once, and told once it is decided.
    .filter((name) => name !== 'case.tellExtension' || extensionToTell(current))
    .filter((name) => name !== 'case.extendTerm' || (current.extension ?? null) === null)
    .map((name): OfferedAction => {
      const { from } = caseStep(name)
      return { name, from, now: from.includes(current.state) }
    })
    // Assigning and reassigning are one thing to a person: the one of this state is offered.
    .filter(
      ({ name, now }, _, all) =>
        name !== 'case.reassign' || now === false || !all.some((one) => one.name === 'case.assign' && one.now),
    )
  const rank = ({ name, now }: OfferedAction) => (now ? 0 : 100) + (FIRST.includes(name) ? FIRST.indexOf(name) : 50)
  return [...offered].sort((a, b) => rank(a) - rank(b))
}
