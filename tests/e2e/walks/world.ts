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

export { expect } from '@playwright/test'
