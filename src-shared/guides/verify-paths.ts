import type { Channel } from '../customers/schema.ts'
import { channelsOf, edgesFrom, isForChannel, mayPass, reached } from './graph.ts'
import type { GuideProblem, GuideWorld, ProblemCode } from './guide-problems.ts'
import { isAnswered, stepsById } from './library.ts'
import type { Guide, Step } from './schema.ts'
import { proceduresOf } from './verify-names.ts'

type Report = (code: ProblemCode, stepId: string, name?: string) => void

/** What every way through a guide must keep: it ends, it registers who was spoken to, it passes what the law needs. */
export function verifyPaths(guide: Guide, world: GuideWorld): readonly GuideProblem[] {
  const found = new Map<string, GuideProblem>()
  const report: Report = (code, stepId, name) =>
    found.set(`${code} ${stepId}`, { code, guideId: guide.id, stepId, name: name ?? null })
  const steps = stepsById(guide)
  verifyEnds(guide, steps, report)
  for (const channel of channelsOf(guide)) {
    verifyLoops(guide, steps, channel, report)
    verifyAsked(guide, steps, channel, report)
    if (guide.type === 'contact') verifyRegistered(guide, steps, channel, spokenProcedures(guide, world), report)
    for (const step of guide.steps)
      if (isAnswered(step) && step.required === true && isForChannel(step, channel))
        verifyRequired(guide, steps, channel, step.id, report)
  }
  return [...found.values()]
}

type Steps = ReadonlyMap<string, Step>
const following = (guide: Guide, steps: Steps, stepId: string, channel?: Channel): readonly string[] => {
  const step = steps.get(stepId)
  return step === undefined ? [] : edgesFrom(guide, step, channel).map(({ to }) => to)
}
const same = (stepId: string): string => stepId

function verifyEnds(guide: Guide, steps: Steps, report: Report): void {
  const roots = [guide.entry, ...(guide.early === undefined ? [] : [guide.early.to, guide.early.registeredTo])]
  const next = (stepId: string) => following(guide, steps, stepId)
  const reachable = reached(roots, next, same)
  for (const { id } of guide.steps) if (!reachable.includes(id)) report('step.unreachable', id)
  for (const id of reachable) {
    if (!reached([id], next, same).some((each) => steps.get(each)?.kind === 'end')) report('path.noEnd', id)
  }
}

/**
 * A loop that nobody answers never ends; one with a single answer would be taken twice by a key that is pressed twice.
 */
function verifyLoops(guide: Guide, steps: Steps, channel: Channel, report: Report): void {
  for (const step of guide.steps) {
    const next = (stepId: string) => {
      const each = steps.get(stepId)
      return each !== undefined && stepId !== step.id && mayPass(each, channel)
        ? following(guide, steps, stepId, channel)
        : []
    }
    if (!reached(following(guide, steps, step.id, channel), next, same).includes(step.id)) continue
    report(mayPass(step, channel) ? 'loop.unanswered' : 'loop.single', step.id)
  }
}

/** The step without whose answer another one cannot be shown. */
function neededBy(step: Step): string | undefined {
  if (step.kind === 'checklist') return step.kindFrom
  return step.kind === 'act' && step.procedure !== undefined && 'from' in step.procedure
    ? step.procedure.from
    : undefined
}

/** Whether a step that needs an earlier answer can be come to without it: a further request answers anew. */
function verifyAsked(guide: Guide, steps: Steps, channel: Channel, report: Report): void {
  const begins = guide.steps.filter((step) => isAnswered(step) && step.startsRequest === true).map(({ id }) => id)
  for (const step of guide.steps) {
    const needed = neededBy(step)
    if (needed === undefined || !isForChannel(step, channel)) continue
    const next = (stepId: string) => {
      const each = steps.get(stepId)
      const answers = stepId === needed && each !== undefined && !mayPass(each, channel)
      return answers ? [] : following(guide, steps, stepId, channel)
    }
    const within = reached([guide.entry], (stepId) => following(guide, steps, stepId, channel), same)
    const from = [guide.entry, ...begins.filter((id) => within.includes(id))]
    if (reached(from, next, same).includes(step.id)) report('step.notAsked', step.id, needed)
  }
}

/** Steps whose procedure speaks with the customer. */
function spokenProcedures(guide: Guide, world: GuideWorld): boolean {
  const ids = proceduresOf(guide, world)
  return world.guides.some((each) => ids.includes(each.id) && each.steps.some(speaks))
}

const speaks = (step: Step): boolean => isAnswered(step) && step.script !== undefined
const registers = (step: Step): boolean => step.kind === 'act' && step.action === 'registerContact'
const runs = (step: Step): boolean => step.kind === 'act' && step.action === 'runProcedure'

interface Told {
  readonly stepId: string
  readonly spoke: boolean
  readonly registered: boolean
}

function verifyRegistered(guide: Guide, steps: Steps, channel: Channel, procedures: boolean, report: Report): void {
  const next = ({ stepId, spoke, registered }: Told): readonly Told[] => {
    const step = steps.get(stepId)
    if (step === undefined || step.kind === 'end') return []
    const after: Told[] = []
    const goOn = (to: Omit<Told, 'stepId'>) => {
      for (const id of following(guide, steps, stepId, channel)) after.push({ stepId: id, ...to })
    }
    if (mayPass(step, channel)) goOn({ spoke, registered })
    if (isAnswered(step) && isForChannel(step, channel)) {
      if (registers(step) && registered) report('path.registeredTwice', stepId)
      goOn({
        spoke: spoke || speaks(step) || (runs(step) && procedures),
        registered: registered || registers(step),
      })
      const early = guide.early
      if (early !== undefined)
        after.push({ stepId: registered ? early.registeredTo : early.to, spoke: spoke || speaks(step), registered })
    }
    return after
  }
  const start = { stepId: guide.entry, spoke: false, registered: false }
  const told = reached([start], next, ({ stepId, spoke, registered }) => `${stepId} ${spoke} ${registered}`)
  for (const { stepId, spoke, registered } of told) {
    if (steps.get(stepId)?.kind === 'end' && spoke && !registered) report('path.unregistered', stepId)
  }
}

/** Whether a way that speaks with the customer comes to an end without coming to a step that the law needs. */
function verifyRequired(guide: Guide, steps: Steps, channel: Channel, requiredId: string, report: Report): void {
  const next = ({ stepId, spoke }: Pick<Told, 'stepId' | 'spoke'>) => {
    const step = steps.get(stepId)
    if (step === undefined || stepId === requiredId) return []
    const speaking = spoke || (speaks(step) && isForChannel(step, channel))
    return edgesFrom(guide, step, channel).flatMap(({ to, early }) => (early ? [] : [{ stepId: to, spoke: speaking }]))
  }
  const told = reached([{ stepId: guide.entry, spoke: false }], next, ({ stepId, spoke }) => `${stepId} ${spoke}`)
  const bypassed = told.some(({ stepId, spoke }) => steps.get(stepId)?.kind === 'end' && spoke)
  if (bypassed) report('required.bypassed', requiredId)
}
