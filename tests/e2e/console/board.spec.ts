import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Supervision } from '#central/supervision/supervised-pbx.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { buildOutdated } from '#tools/build.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { creation, id, post, pushOf, signIn } from '../../integration/identity/caller.ts'
import { PASSWORD, type TestCentre, testCentre, testKeys } from '../../support/centre.ts'
import { freePort } from '../../support/ports.ts'
import { test as base, type Central, expect } from './world.ts'

const shots = join(import.meta.dirname, '..', '..', '..', '.cache', 'screenshots')
mkdirSync(shots, { recursive: true })

/** A centre in this process, into which a test can tell what a bridge would; its PBX says something every second. */
interface FedCentre extends Central {
  readonly centre: TestCentre
  /** Whether the PBX still says anything. */
  hears: boolean
}
const test = base.extend<object, { central: FedCentre }>({
  central: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture asks for from its pattern
    async ({}, use) => {
      await buildOutdated({ root: join(import.meta.dirname, '..', '..', '..') })
      const folder = mkdtempSync(join(tmpdir(), 'e2e-board-'))
      const [port, keys] = [await freePort(), testKeys()]
      const open = () => testCentre({ folder: join(folder, 'central'), keys, port })
      let centre = await open()
      const central: FedCentre = {
        url: centre.url,
        get centre() {
          return centre
        },
        hears: true,
        stop: () => centre.close(),
        async start() {
          centre = await open()
        },
      }
      const alive = setInterval(() => central.hears && centre.board.alive(), 1_000)
      await use(central)
      clearInterval(alive)
      await centre.close()
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

type Entered = Extract<PbxEvent, { type: 'queueEntered' }>
const idOf = (login: string) => UserId.parse(samplePeople.find((one) => one.login === login)?.id)
const connected = (at = Date.now()): PbxEvent => ({
  type: 'bridgeConnected',
  id: `connected-${at}`,
  at,
  pbx: 'pbx',
  waiting: [],
  talking: [],
})
const arrival = (number: string): Entered => {
  const call = id() as Entered['call'] // a well-formed id
  return { type: 'queueEntered', id: call, at: Date.now(), pbx: 'pbx', call, stay: call, queue: 'servicio', number }
}
const answer = ({ call, stay, queue, number }: Entered, login: string): PbxEvent => ({
  type: 'callAnswered',
  id: `${stay}-answer`,
  at: Date.now(),
  pbx: 'pbx',
  call,
  part: `${stay}-part`,
  advisor: idOf(login),
  stay,
  queue,
  direction: 'inbound',
  number,
})
const openBoard = async (page: Page) => {
  await page.goto(`${new URL(page.url()).origin}/#/board`)
  await expect(page.getByRole('heading', { name: 'Supervisión en vivo' })).toBeVisible()
}
const line = (page: Page, name: string) => page.getByRole('table', { name: 'Asesores' }).getByRole('row', { name })
const queue = (page: Page) => page.getByRole('article', { name: 'servicio' })

test('a call is seen waiting, then with its advisor and its customer, and can be listened to', async ({
  workstation,
  central,
}) => {
  const luis = await signIn(central.url, 'luis', PASSWORD)
  const made = creation(luis.userId)
  const phones = [{ number: '3105550142', extension: null }]
  const customer = { ...made, payload: { ...made.payload, name: 'Molinos SA', phones } }
  expect((await post(central.url, '/push', pushOf(luis.store, [customer]), luis.access)).body.answers).toMatchObject([
    { outcome: 'accepted' },
  ])
  const sofia = await workstation()
  await sofia.signIn('sofia', PASSWORD)
  await openBoard(sofia.page)
  await expect(sofia.page.getByText(/Sin central telefónica: no hay llamadas/)).toBeVisible()
  central.centre.board.hear([connected()])
  await expect(sofia.page.getByText(/Sin central telefónica: no hay llamadas/)).toHaveCount(0)

  const call = arrival('3105550142')
  const before = Date.now()
  central.centre.board.hear([call])
  await expect(queue(sofia.page).getByText('1', { exact: true })).toBeVisible({ timeout: 1_000 })
  expect(Date.now() - before).toBeLessThan(1_000)
  central.centre.board.hear([answer(call, 'luis')])
  await expect(line(sofia.page, 'Luis Cárdenas')).toContainText('En llamada', { timeout: 1_000 })
  await expect(line(sofia.page, 'Luis Cárdenas')).toContainText('Molinos SA · servicio')
  await expect(queue(sofia.page).getByRole('button', { name: 'Nivel de servicio: 100 %' })).toBeVisible()

  // What the bridge cannot do is not offered.
  await expect(line(sofia.page, 'Luis Cárdenas').getByRole('button')).toHaveCount(0)
  const asked: Supervision[] = []
  const detach = central.centre.board.attach({
    can: () => ['listen'],
    perform: async (one) => {
      asked.push(one)
      return ok(null)
    },
  })
  await line(sofia.page, 'Luis Cárdenas').getByRole('button', { name: 'Escuchar: Luis Cárdenas' }).click()
  await expect.poll(() => asked).toEqual([{ act: 'listen', by: idOf('sofia'), advisor: idOf('luis'), call: call.call }])
  await sofia.page.screenshot({ path: join(shots, 'board-real.png') })
  detach()
})

test('old numbers are never shown as living ones: a silent PBX, a centre that is away, and back', async ({
  workstation,
  central,
}) => {
  test.setTimeout(180_000)
  const sofia = await workstation()
  await sofia.signIn('sofia', PASSWORD)
  await openBoard(sofia.page)
  const call = arrival('3105550143')
  central.centre.board.hear([connected(call.at), call])
  const wait = queue(sofia.page).locator('b').nth(1)
  await expect(wait).not.toHaveText('00:00', { timeout: 5_000 })
  central.hears = false
  await expect(sofia.page.getByText(/El centro no oye a la central telefónica/)).toBeVisible({ timeout: 25_000 })
  const frozen = await wait.textContent()
  await sofia.page.waitForTimeout(2_500)
  expect(await wait.textContent()).toBe(frozen)
  central.hears = true
  await expect(sofia.page.getByText(/El centro no oye/)).toHaveCount(0)
  await expect(wait).not.toHaveText(frozen ?? '')

  await central.centre.board.settled()
  await central.stop()
  await expect(sofia.page.getByText(/Sin conexión con el centro: estos son los datos de las? /)).toBeVisible({
    timeout: 10_000,
  })
  await sofia.page.screenshot({ path: join(shots, 'board-centre-away.png') })
  // A page that loads again has them too, and says of when they are.
  await sofia.page.reload()
  await expect(queue(sofia.page).getByText('1', { exact: true })).toBeVisible()
  await expect(sofia.page.getByText(/Sin conexión con el centro: estos son los datos de las? /)).toBeVisible()
  await central.start()
  // Made again from what is kept; the bridge that connects again says what is there now.
  const { type: _, ...still } = call
  central.centre.board.hear([{ ...connected(), waiting: [still] } as PbxEvent])
  await expect(sofia.page.getByText(/Sin conexión con el centro: estos/)).toHaveCount(0, { timeout: 30_000 })
  await expect(queue(sofia.page).getByText('1', { exact: true })).toBeVisible()
})

test('an advisor has no board', async ({ workstation }) => {
  const luis = await workstation()
  await luis.signIn('luis', PASSWORD)
  await expect(luis.page.getByRole('link', { name: 'Supervisión' })).toHaveCount(0)
  await luis.page.goto(`${new URL(luis.page.url()).origin}/#/board`)
  await expect(luis.page.getByRole('heading', { name: 'Supervisión en vivo' })).toHaveCount(0)
})
