import { type CaseCommandName, type CaseStep, caseLife, caseStep } from '../cases/life.ts'
import type { Words } from '../catalogues/words.ts'
import type { Role } from '../kernel/roles.ts'
import { edgesFrom, reached } from './graph.ts'
import { type GuideLibrary, guideOf, stepsById } from './library.ts'
import type { GuideRun } from './run.ts'
import { EARLY, type Guide, type Step } from './schema.ts'

/** `ahead` can still be come to, `notTaken` cannot any more. */
export type MapState = 'current' | 'taken' | 'notTaken' | 'ahead'

export interface MapNode {
  readonly id: string
  /** A step of the guide, or a command of the escalated case's life, done later by others. */
  readonly type: Step['kind'] | 'case'
  /** Null for a case's command: its name is the command's, in the console's own words. */
  readonly label: Words | null
  readonly chart: string | null
  /** Whose lane it is drawn in. */
  readonly lane: Role
  readonly state: MapState
}

export interface MapEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly state: MapState
  /** Leaves the contact before its end. */
  readonly early: boolean
}

export interface GuideMap {
  readonly nodes: readonly MapNode[]
  readonly edges: readonly MapEdge[]
}

/** Steps come to, in order, within the guide itself: those of procedures are on their own map. */
function wayTaken(guide: Guide, run: GuideRun): readonly string[] {
  const own = new Set(guide.steps.map(({ id }) => id))
  const trail = run.trail.flatMap((entry) => [
    ...(entry.stepId === EARLY ? [] : [entry.position.frames[0]?.stepId ?? '', entry.stepId]),
    ...entry.passed,
  ])
  const here = run.current?.frames[0]?.stepId
  const way = [...run.opening, ...trail, ...(here === undefined ? [] : [here])].filter((id) => own.has(id))
  return way.filter((id, index) => id !== way[index - 1])
}

function stateOf(id: string, taken: ReadonlySet<string>, current: string | undefined, ahead: ReadonlySet<string>) {
  if (id === current) return 'current'
  if (taken.has(id)) return 'taken'
  return ahead.has(id) ? 'ahead' : 'notTaken'
}

/**
 * The map of a guide, to be drawn: its steps and ways, and for a guide that escalates the life of the case as lanes of
 * those who lead it on.
 * @param run without it everything is ahead
 */
export function guideMap(library: GuideLibrary, guideId: string, run?: GuideRun): GuideMap {
  const guide = guideOf(library, guideId, run?.guideVersion)
  const steps = stepsById(guide)
  const following = (id: string): readonly string[] => {
    const step = steps.get(id)
    return step === undefined ? [] : edgesFrom(guide, step).map(({ to }) => to)
  }
  const way = run === undefined ? [] : wayTaken(guide, run)
  const taken = new Set(way)
  const current = run?.current?.frames[0]?.stepId
  const from =
    run === undefined ? [guide.entry, ...(guide.early === undefined ? [] : [guide.early.to])] : following(current ?? '')
  const ahead = new Set(reached(from, following, (id) => id))
  const pairs = new Set(way.slice(1).map((id, index) => `${way[index]} ${id}`))
  const nodes = guide.steps.map(
    (step): MapNode => ({
      id: step.id,
      type: step.kind,
      label: step.label,
      chart: step.chart ?? null,
      lane: step.role ?? 'advisor',
      state: stateOf(step.id, taken, current, ahead),
    }),
  )
  const edgeState = (edge: { readonly from: string; readonly to: string }): MapState => {
    if (pairs.has(`${edge.from} ${edge.to}`)) return 'taken'
    return ahead.has(edge.from) || edge.from === current ? 'ahead' : 'notTaken'
  }
  // Two ways to the same step are one line; a decision says on its answers which they are.
  const edges = new Map(
    guide.steps
      .flatMap((step) => edgesFrom(guide, step))
      .map((edge): [string, MapEdge] => [
        `${edge.from} ${edge.to}`,
        { ...edge, id: `${edge.from} ${edge.to}`, state: edgeState(edge) },
      ]),
  )
  const later = guide.escalates === true ? caseLanes(guide) : { nodes: [], edges: [] }
  return { nodes: [...nodes, ...later.nodes], edges: [...edges.values(), ...later.edges] }
}

/** The lane of the first role that may give a command; of whoever does the same by hand, where it comes by itself. */
function laneOf(name: CaseCommandName): Role {
  const { from, to, policy } = caseStep(name)
  const byHand = Object.values<CaseStep>(caseLife).find(
    (one) => one.to === to && one.from.every((of) => from.includes(of)) && one.policy.roles.length > 0,
  )
  return policy.roles[0] ?? byHand?.policy.roles[0] ?? 'advisor'
}

/** The commands that lead an escalated case on, each in its lane. */
function caseLanes(guide: Guide): GuideMap {
  const names = Object.keys(caseLife) as CaseCommandName[] // the keys of a constant are its names
  const moving = names.filter((name) => name !== 'case.escalate' && caseStep(name).to !== 'same')
  const nodes = moving.map(
    (name): MapNode => ({
      id: name,
      type: 'case',
      label: null,
      chart: null,
      lane: laneOf(name),
      state: 'ahead',
    }),
  )
  const line = (from: string, to: string): MapEdge => ({ id: `${from} ${to}`, from, to, state: 'ahead', early: false })
  const goesOn = (name: CaseCommandName) =>
    moving.filter((next) => caseStep(next).from.some((state) => state === caseStep(name).to))
  const escalations = guide.steps.filter((step) => step.kind === 'act' && step.action === 'escalate')
  return {
    nodes,
    edges: [
      ...escalations.flatMap(({ id }) => goesOn('case.escalate').map((next) => line(id, next))),
      ...moving.flatMap((name) => goesOn(name).map((next) => line(name, next))),
    ],
  }
}
