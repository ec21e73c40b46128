import type { Catalogue } from '../catalogues/schema.ts'
import type { Frame } from './run.ts'
import type { AnsweredStep, Guide, Step } from './schema.ts'

/** The guides and the catalogue that a run is made with. */
export interface GuideLibrary {
  readonly catalogue: Catalogue
  /** A guide of that version; without it, the one that begins today. */
  readonly guide: (id: string, version?: string) => Guide | undefined
}

/**
 * A library of guides in memory; of one id the last given begins today.
 * @param earlier guides that nothing begins with any more, read when a contact that began with one is led on
 */
export function libraryOf(
  guides: readonly Guide[],
  catalogue: Catalogue,
  earlier: () => readonly Guide[] = () => [],
): GuideLibrary {
  const named = (all: readonly Guide[], id: string, version?: string) =>
    all.findLast((guide) => guide.id === id && (version === undefined || guide.version === version))
  return {
    catalogue,
    guide: (id, version) =>
      named(guides, id, version) ?? (version === undefined ? undefined : named(earlier(), id, version)),
  }
}

/** A guide that is known to exist: a run never outlives the version that it began with. */
export function guideOf(library: GuideLibrary, id: string, version?: string): Guide {
  const guide = library.guide(id, version)
  if (guide === undefined) throw new Error(`no guide ${id} ${version ?? ''}`)
  return guide
}

const stepMaps = new WeakMap<Guide, ReadonlyMap<string, Step>>()

/** The steps of a guide by id. Guides never change, so they are looked through once. */
export function stepsById(guide: Guide): ReadonlyMap<string, Step> {
  const known = stepMaps.get(guide) ?? new Map(guide.steps.map((step) => [step.id, step]))
  stepMaps.set(guide, known)
  return known
}

export function stepIn(guide: Guide, stepId: string): Step {
  const step = stepsById(guide).get(stepId)
  if (step === undefined) throw new Error(`guide ${guide.id} ${guide.version} has no step ${stepId}`)
  return step
}

export const stepAt = (library: GuideLibrary, frame: Frame): Step =>
  stepIn(guideOf(library, frame.guideId, frame.guideVersion), frame.stepId)

/** The step that a run waits at: never one that nobody answers. */
export function waitingAt(library: GuideLibrary, frame: Frame): AnsweredStep {
  const step = stepAt(library, frame)
  if (step.kind === 'decide' || step.kind === 'end') throw new Error(`nobody answers ${step.id}`)
  return step
}

export const isAnswered = (step: Step): step is AnsweredStep => step.kind !== 'decide' && step.kind !== 'end'
