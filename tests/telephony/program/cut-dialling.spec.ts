import type { Page } from '@playwright/test'
import type { Workstation } from '../../e2e/console/world.ts'
import { openTracks, phoneOf, soundGoesOn, stateIs, tracksNoted } from '../harness/phone.ts'
import { channelsOf, dialling } from './dialling.ts'
import { expect, type PhoneWorld, test } from './world.ts'

const CUT = 'Se perdió la conexión mientras llamaba'
const BACK = 'Hay conexión de nuevo. Se está averiguando qué pasó con la llamada'
/** Longer than a console may be away while it dials (src-central/telephony/unattended.ts). */
const TOO_LONG_MS = 8_000

/** The phone has no call, and may begin one. */
const isFree = (page: Page) =>
  expect(phoneOf(page).getByRole('button', { name: 'Llamar', exact: true })).toBeEnabled({ timeout: 15_000 })

/** The ends of calls that a console writes, each in a word of its own to its store. */
async function endingsOf({ page }: Workstation): Promise<readonly string[]> {
  const endings: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const said = /"name":"call\.ended".*?"ending":"(\w+)"/.exec(String(payload))?.[1]
      if (said !== undefined) endings.push(said)
    }),
  )
  await page.reload()
  await stateIs(page, 'Disponible')
  return endings
}

/** Luis calls a number where it rings; what his console writes of the end is noted, and each microphone that is opened. */
async function diallingNoted(advisor: (login: string) => Promise<Workstation>, world: PhoneWorld) {
  const desk = await advisor('luis')
  const endings = await endingsOf(desk)
  await tracksNoted(desk.page)
  return { ...(await dialling(async () => desk, world)), endings }
}

async function cutFor(world: PhoneWorld, page: Page, ms: number): Promise<void> {
  world.line.cut()
  await expect(phoneOf(page)).toContainText(CUT)
  await page.waitForTimeout(ms)
  world.line.restore()
}

test('whoever answers a call whose line was cut while it rang has its advisor on the line, with sound', async ({
  advisor,
  world,
}) => {
  const { desk, outside } = await dialling(advisor, world, { rings: 8_000, stay: 60_000 })
  await cutFor(world, desk.page, 500)
  await expect(phoneOf(desk.page)).toContainText(BACK)
  await expect(phoneOf(desk.page).getByText('En llamada', { exact: true }).first()).toBeVisible({ timeout: 20_000 })
  await soundGoesOn(desk.page)
  await expect(phoneOf(desk.page)).not.toContainText(BACK)
  await phoneOf(desk.page)
    .getByRole('button', { name: /Colgar/ })
    .click()
  await expect.poll(() => channelsOf(world)).toEqual([])
  await isFree(desk.page)
  await outside.close()
})

test('a call that ended while its line was away is over when it is back, which is written, and no microphone stays open', async ({
  advisor,
  world,
}) => {
  const { desk, endings, outside } = await diallingNoted(advisor, world)
  await expect.poll(() => openTracks(desk.page)).toBeGreaterThan(0)
  await cutFor(world, desk.page, TOO_LONG_MS)
  expect(await channelsOf(world)).toEqual([])
  await isFree(desk.page)
  await expect.poll(() => openTracks(desk.page)).toBe(0)
  expect(endings).toEqual(['lost'])
  await outside.close()
})

test('who hangs up while the line is cut rings nobody any more, and has their phone when it is back', async ({
  advisor,
  world,
}) => {
  const { desk, endings, outside } = await diallingNoted(advisor, world)
  world.line.cut()
  await expect(phoneOf(desk.page)).toContainText(CUT)
  // The first is asked about where one types.
  await desk.page.keyboard.press('F4')
  await desk.page.keyboard.press('F4')
  // Before the PBX would end it by itself.
  await expect.poll(() => channelsOf(world), { timeout: 2_500 }).toEqual([])
  world.line.restore()
  await isFree(desk.page)
  expect(endings).toEqual(['hungUp'])
  await outside.close()
})

test('a console that is reloaded while it dials writes what became of the call, and is free again', async ({
  advisor,
  world,
}) => {
  const { desk, endings, outside } = await diallingNoted(advisor, world)
  await desk.page.reload({ waitUntil: 'commit' })
  await phoneOf(desk.page).waitFor()
  await expect.poll(() => channelsOf(world)).toEqual([])
  await expect.poll(() => endings, { timeout: 15_000 }).toEqual(['lost'])
  await isFree(desk.page)
  await outside.close()
})
