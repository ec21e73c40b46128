import type { GuideProblem, GuideWorld } from './guide-problems.ts'
import type { Guide } from './schema.ts'
import { verifyNames } from './verify-names.ts'
import { verifyPaths } from './verify-paths.ts'

/**
 * Everything for which a guide must not be published; none when it may be. Conditions are not weighed: a path counts
 * when there is a way, so that a guide is sound whatever is known of the customer.
 */
export function verifyGuide(guide: Guide, world: GuideWorld): readonly GuideProblem[] {
  const named = verifyNames(guide, world)
  // Without its steps there is no way to follow.
  const broken = named.some(({ code }) => code === 'step.unknown' || code === 'step.duplicate')
  return broken ? named : [...named, ...verifyPaths(guide, world)]
}
