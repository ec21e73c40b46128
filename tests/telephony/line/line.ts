import { expect, type Page } from '@playwright/test'
import { instantOf } from '#shared/kernel/instants.ts'
import { ACCOUNT_WORKS_MS, CODES, type PhoneAccount } from '#shared/telephony/account.ts'
import type { WrapUpRule } from '#shared/telephony/phone/phone.ts'
import { test as base } from '../../e2e/preview/preview.ts'
import { putAdvisor, type TestPbx, testPbx } from '../harness/pbx.ts'
import { endSipps } from '../harness/sipp.ts'

const SECRET = 'not-a-real-secret'
export const ADVISOR = 'u01939e1a000170008000000000000001'

export interface Worker {
  readonly pbx: TestPbx
}
export interface Test {
  /** The console's screens with a line to a real PBX; its queues are set by the test, through the manager interface. */
  readonly console: (user?: string, wsUrl?: string, wrapUp?: WrapUpRule, query?: string) => Promise<Page>
}

/** The phone without a centre: real screens, real SIP and media, the real dialplan; the bridge is away. */
export const test = base.extend<Test, Worker>({
  pbx: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      const pbx = await testPbx()
      await use(pbx)
      await pbx.close()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  console: async ({ browser, origin, pbx }, use) => {
    const pages: Page[] = []
    await use(async (user = ADVISOR, wsUrl = pbx.wsUrl, wrapUp, query = '') => {
      await putOnce(pbx, user)
      const context = await browser.newContext({ locale: 'es-CO', permissions: ['microphone', 'camera'] })
      const page = await context.newPage()
      pages.push(page)
      await page.addInitScript(
        (account: PhoneAccount) => {
          window.phoneAccount = account
        },
        accountOf(pbx, user, wsUrl, wrapUp),
      )
      await page.goto(`${origin}?${query}`)
      await page.locator('main').first().waitFor()
      return page
    })
    for (const page of pages) await page.context().close()
    // What a test leaves on the line would wait in its queue, and ring in the next one.
    await pbx.ami.send('Command', { Command: 'channel request hangup all' })
    await endSipps()
  },
})

const there = new WeakMap<TestPbx, Set<string>>()

/** An endpoint stays in the PBX: put again while its last page's contact is just going, its state may be lost. */
async function putOnce(pbx: TestPbx, user: string): Promise<void> {
  const users = there.get(pbx) ?? new Set()
  if (users.has(user)) return
  await putAdvisor(pbx, user, { secret: SECRET })
  there.set(pbx, users.add(user))
}

function accountOf(pbx: TestPbx, user: string, wsUrl: string, rule: WrapUpRule | undefined): PhoneAccount {
  const now = Date.now()
  return {
    wsUrl,
    domain: '127.0.0.1',
    user,
    secret: SECRET,
    displayName: 'Prueba',
    issuedAt: instantOf(now),
    worksUntil: instantOf(now + ACCOUNT_WORKS_MS),
    iceServers: [],
    queues: pbx.settings.queues.map(({ id, name, wrapUp, ringSeconds }) => ({
      ...{ id, name, ringSeconds },
      wrapUp: rule ?? wrapUp,
    })),
    codes: CODES,
    demo: false,
  }
}

/** Makes an advisor a member of a queue, as the bridge does; one who is a member already stays it. */
export async function joinQueue(pbx: TestPbx, queue: string, user: string): Promise<void> {
  await pbx.ami.send('QueueRemove', { Queue: queue, Interface: `PJSIP/${user}` })
  const added = await pbx.ami.send('QueueAdd', { Queue: queue, Interface: `PJSIP/${user}`, Paused: 'false' })
  if (!added.ok) throw new Error(`no member: ${added.error.code}`)
  // Registered is not yet rung: Asterisk passes a device's state on in threads of its own, seconds later on a slow machine.
  await expect.poll(() => deviceState(pbx, queue, user), { message: `the queue sees ${user}` }).toBe(NOT_IN_USE)
}

/** Of Asterisk's device states (devicestate.h, AST_DEVICE_NOT_INUSE). */
const NOT_IN_USE = '1'

/** What a queue believes of a member's telephone. */
async function deviceState(pbx: TestPbx, queue: string, user: string): Promise<string | null> {
  const listed = await pbx.ami.list('QueueStatus', { Queue: queue, Member: `PJSIP/${user}` })
  const rows = listed.ok ? listed.value : []
  return rows.find(({ fields }) => fields.Event === 'QueueMember')?.fields.Status ?? null
}

export { expect } from '@playwright/test'
