import type { Browser } from '@playwright/test'
import { test as base, openWorkstation, type Workstation } from '../console/world.ts'
import { Desk } from './desk.ts'

/** Consoles that all walks of a worker share: signing in takes longer than a walk. */
interface Shared {
  readonly luis: Workstation
  readonly ana: Workstation
}
interface Test {
  /** The advisor's desk. */
  readonly desk: Desk
  /** The analyst's console, of the area that solves what is escalated. */
  readonly area: Desk
}

type Use = (station: Workstation) => Promise<void>

async function signedIn(browser: Browser, centre: string, login: string, use: Use): Promise<void> {
  const station = await openWorkstation(browser, centre)
  await station.signIn(login)
  await use(station)
  await station.end()
}

export const test = base.extend<Test, Shared>({
  luis: [
    ({ browser, central }, use) => signedIn(browser, central.url, 'luis', use),
    { scope: 'worker', timeout: 120_000 },
  ],
  ana: [
    ({ browser, central }, use) => signedIn(browser, central.url, 'ana', use),
    { scope: 'worker', timeout: 120_000 },
  ],
  desk: async ({ luis }, use) => use(new Desk(luis.page)),
  area: async ({ ana }, use) => use(new Desk(ana.page)),
})

const FULL = process.env.FULL === '1'

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** A stride near the golden section that comes to every walk: neighbours differ in channel and in branch. */
function strideOf(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618))
  while (divisor(count, stride) !== 1) stride++
  return stride
}

/**
 * All walks with `npm run test:full`, a part of them otherwise: always the same, spread over all. Both counts are printed.
 * @param most how many are walked otherwise
 */
export function sampled<Walk>(name: string, walks: readonly Walk[], most: number): readonly Walk[] {
  const stride = strideOf(walks.length)
  const some = Array.from(
    { length: Math.min(most, walks.length) },
    (_, index) => walks[(index * stride) % walks.length],
  )
  const chosen = FULL ? walks : some.filter((walk): walk is Walk => walk !== undefined)
  console.info(`${name}: ${chosen.length} of ${walks.length} walked`)
  return chosen
}

export { expect } from '@playwright/test'
