import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** A rule of axe that was broken, and the elements that break it. */
export interface Fault {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/**
 * What axe-core finds wrong with the page as it stands, a line a rule: the rule and the first elements that break it.
 * In one page: the other mode opens a second one for frames of other origins, of which the console has none, and takes
 * twice as long.
 */
export async function accessibilityFaults(page: Page, allowed: (fault: Fault) => boolean = () => false) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations
    .filter((fault) => !allowed(fault))
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(' ')}`,
    )
}
