import type { Page } from '@playwright/test'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import { sampled } from '../../support/sampled.ts'
import { type CuttableLine, cuttableLine } from '../harness/cut.ts'
import type { TestPbx } from '../harness/pbx.ts'
import { answers, choose, customerCalls, phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import type { Sipp } from '../harness/sipp.ts'
import { expect, joinQueue, test } from './line.ts'

const USER = phoneUserOf(advisorId(0))

interface Situation {
  readonly page: Page
  readonly line: CuttableLine
  readonly pbx: TestPbx
}
type HangsUp = (page: Page, customer: Sipp) => Promise<void>
interface Phase {
  readonly name: string
  /** Brings the call into the phase, cuts in it, and brings the line back. */
  readonly cut: (at: Situation) => Promise<Sipp>
  /** What is true afterwards; by default both ends hear each other, and whoever of them hangs up does. */
  readonly afterwards?: (at: Situation, customer: Sipp, hangsUp: HangsUp) => Promise<void>
}

const ring = (page: Page) => page.getByRole('alert').filter({ hasText: 'Llamada entrante' })
const dialButton = (page: Page) => phoneOf(page).getByRole('button', { name: 'Llamar', exact: true })

async function back({ page, line }: Pick<Situation, 'page' | 'line'>): Promise<void> {
  line.restore()
  await expect(phoneOf(page)).toContainText('Reconectado.')
}
/** A cut that the screen has seen, and a line that is back. */
async function cutAndBack(at: Situation): Promise<void> {
  at.line.cut()
  await expect(phoneOf(at.page)).toContainText('Se perdió la conexión')
  await back(at)
}
async function talking({ page, pbx }: Situation): Promise<Sipp> {
  const customer = await customerCalls(pbx)
  await answers(page)
  await soundGoesOn(page)
  return customer
}

/** The line was away while no call was the person's: the customer is still in the queue, and rings as soon as it is back. */
async function ringsAgain({ page }: Situation, customer: Sipp, hangsUp: HangsUp): Promise<void> {
  await expect(ring(page)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('F2')
  await soundGoesOn(page)
  await hangsUp(page, customer)
}
const HANG_UP: Readonly<Record<string, HangsUp>> = {
  async advisor(page, customer) {
    await page.keyboard.press('Escape')
    await phoneOf(page)
      .getByRole('button', { name: /Colgar/ })
      .first()
      .click()
    await expect.poll(() => Promise.race([customer.ended, 'on the line'])).toBe(0)
  },
  async customer(page, customer) {
    customer.hangUp()
    expect(await customer.ended).toBe(0)
    // By its own BYE, not by what is noticed of a line on which nothing comes any more.
    await expect(phoneOf(page)).toContainText(/Tipificando/, { timeout: 2_000 })
  },
}

const PHASES: readonly Phase[] = [
  {
    name: 'before the ring',
    async cut({ page, line, pbx }) {
      line.cut()
      await expect(dialButton(page)).toBeDisabled()
      const customer = await customerCalls(pbx)
      line.restore()
      return customer
    },
    afterwards: ringsAgain,
  },
  {
    name: 'ringing',
    async cut({ page, line, pbx }) {
      const customer = await customerCalls(pbx)
      await expect(ring(page)).toBeVisible()
      line.cut()
      line.restore()
      return customer
    },
    afterwards: ringsAgain,
  },
  {
    // The answer is said into a line that is dead already, and nobody knows it yet.
    name: 'answering',
    async cut({ page, line, pbx }) {
      const customer = await customerCalls(pbx)
      await expect(ring(page)).toBeVisible()
      line.silence()
      await page.keyboard.press('F2')
      await expect(ring(page)).toBeHidden()
      line.cut()
      line.restore()
      return customer
    },
  },
  {
    name: 'just answered',
    async cut(at) {
      const customer = await customerCalls(at.pbx)
      await answers(at.page)
      await cutAndBack(at)
      return customer
    },
  },
  {
    name: 'talking',
    async cut(at) {
      const customer = await talking(at)
      await cutAndBack(at)
      return customer
    },
  },
  {
    name: 'in hold',
    async cut(at) {
      const customer = await talking(at)
      await at.page.keyboard.press('F8')
      await expect(phoneOf(at.page)).toContainText('En espera')
      await cutAndBack(at)
      await expect(phoneOf(at.page)).toContainText('En espera')
      await at.page.keyboard.press('F8')
      return customer
    },
  },
  {
    // The PBX's echo is the colleague who is asked.
    name: 'in transfer',
    async cut(at) {
      const { page } = at
      const customer = await talking(at)
      await phoneOf(page).getByRole('button', { name: 'Transferir' }).click()
      await page.getByLabel('Transferir a').last().fill('*43')
      await page.getByRole('button', { name: 'Consultar antes', exact: true }).click()
      await expect(page.getByRole('button', { name: 'Completar la transferencia' })).toBeEnabled()
      await soundGoesOn(page)
      await cutAndBack(at)
      await soundGoesOn(page)
      await phoneOf(page)
        .getByRole('button', { name: /Colgar/ })
        .first()
        .click()
      await expect(phoneOf(page)).toContainText('En espera')
      await page.keyboard.press('F8')
      return customer
    },
  },
  {
    name: 'in wrap-up',
    async cut(at) {
      const customer = await talking(at)
      await HANG_UP.advisor?.(at.page, customer)
      at.line.cut()
      at.line.restore()
      return customer
    },
    async afterwards({ page, pbx }, _, hangsUp) {
      await expect(phoneOf(page)).toContainText(/Tipificando/)
      await phoneOf(page).getByRole('button', { name: 'Terminar' }).click()
      await stateIs(page, 'Disponible', 30_000)
      await joinQueue(pbx, 'servicio', USER)
      const next = await customerCalls(pbx)
      await answers(page)
      await soundGoesOn(page)
      await hangsUp(page, next)
      await next.close()
    },
  },
]

const CUTS = PHASES.flatMap((phase) => Object.entries(HANG_UP).map(([who, hangsUp]) => ({ phase, who, hangsUp })))

for (const { phase, who, hangsUp } of sampled('A cut in a phase of a call', CUTS, 2))
  test(`a cut ${phase.name} costs no call, and the ${who} hangs up afterwards`, async ({ console, pbx }) => {
    const line = await cuttableLine(pbx.wsUrl)
    const page = await console(USER, line.wsUrl, { mode: 'optional', limit: 60_000 })
    await choose(page, 'Disponible')
    await stateIs(page, 'Disponible')
    await joinQueue(pbx, 'servicio', USER)
    const at = { page, line, pbx }
    const customer = await phase.cut(at)
    if (phase.afterwards !== undefined) await phase.afterwards(at, customer, hangsUp)
    else {
      await soundGoesOn(page)
      await hangsUp(page, customer)
    }
    await customer.close()
    await line.close()
  })
