import type { Page } from '@playwright/test'
import { advisorId } from '#shared/supervision/day.test-data.ts'
import { phoneUserOf } from '#shared/telephony/account.ts'
import type { TestPbx } from '../harness/pbx.ts'
import { phoneOf, soundGoesOn, stateIs } from '../harness/phone.ts'
import { ADVISOR, expect, type Test, test } from './line.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Videollamada' })
const other = (page: Page) => panel(page).getByLabel('Video de la otra persona')
/** Frames of the other person that were shown. */
const frames = (page: Page) =>
  other(page).evaluate((video) => (video as HTMLVideoElement).getVideoPlaybackQuality().totalVideoFrames) // a <video>
/** Their picture moves: frame after frame is decoded. */
async function pictureGoesOn(page: Page): Promise<void> {
  await other(page).waitFor()
  const before = await frames(page)
  await expect.poll(() => frames(page)).toBeGreaterThan(before + 10)
}
/** How bright the other person's picture is, of 255: black is sent where a camera is off, for the line must not seem dead. */
const brightness = (page: Page) =>
  other(page).evaluate((video) => {
    const context = Object.assign(document.createElement('canvas'), { width: 16, height: 12 }).getContext('2d')
    if (context === null) return -1
    context.drawImage(video as HTMLVideoElement, 0, 0, 16, 12) // a <video>
    const { data } = context.getImageData(0, 0, 16, 12)
    return data.reduce((sum, value, at) => (at % 4 === 3 ? sum : sum + value), 0) / (16 * 12 * 3)
  })

/** *Imagen en imagen* has the other person's picture, and gives it back; a browser without windows has a double of one. */
async function floats(page: Page): Promise<void> {
  await page.evaluate(() => {
    let floating: Element | null = null
    Object.defineProperty(document, 'pictureInPictureElement', { configurable: true, get: () => floating })
    HTMLVideoElement.prototype.requestPictureInPicture = function (this: HTMLVideoElement) {
      // As the browser refuses one that shows nothing (Picture-in-Picture, 4.1).
      if (this.readyState === 0) return Promise.reject(new DOMException('no picture', 'InvalidStateError'))
      floating = this
      return Promise.resolve({} as PictureInPictureWindow) // nobody looks at its size
    }
    document.exitPictureInPicture = () => {
      floating = null
      return Promise.resolve()
    }
  })
  const floating = () => page.evaluate(() => document.pictureInPictureElement?.getAttribute('aria-label') ?? null)
  const button = panel(page).getByRole('button', { name: 'Imagen en imagen' })
  await button.click()
  await expect.poll(floating).toBe('Video de la otra persona')
  await button.click()
  await expect.poll(floating).toBe(null)
}

/** A colleague is called with a picture, and it rings at their desk. */
async function videoRings(console: Test['console'], pbx: TestPbx) {
  const caller = await console(ADVISOR, pbx.wsUrl, undefined, 'agents=1')
  const called = await console(phoneUserOf(advisorId(0)), pbx.wsUrl)
  const callButton = (page: Page) => phoneOf(page).getByRole('button', { name: 'Llamar', exact: true })
  for (const page of [caller, called]) await expect(callButton(page)).toBeEnabled()
  await callButton(caller).click()
  await caller.getByRole('button', { name: 'Videollamada con Agente 0' }).click()
  return { caller, called, ring: called.getByRole('alert').filter({ hasText: 'Videollamada entrante' }) }
}

test('a video call between two consoles shows each the other, goes on with sound alone, and comes back', async ({
  console,
  pbx,
}) => {
  const { caller, called, ring } = await videoRings(console, pbx)
  await expect(ring).toBeVisible()
  // What will be seen is shown before it is.
  const preview = ring.getByLabel('Lo que se verá de usted')
  await expect.poll(() => preview.evaluate((video) => (video as HTMLVideoElement).videoWidth)).toBeGreaterThan(0) // a <video>
  await ring.getByRole('button', { name: 'Contestar' }).click()
  for (const page of [caller, called]) {
    await soundGoesOn(page)
    await pictureGoesOn(page)
  }
  await expect.poll(() => brightness(called)).toBeGreaterThan(30)
  await panel(caller).getByRole('button', { name: 'Seguir solo con audio' }).click()
  await expect.poll(() => brightness(called)).toBeLessThan(5)
  await soundGoesOn(called)
  await pictureGoesOn(caller)
  await panel(caller).getByRole('button', { name: 'Enviar su video' }).click()
  await expect.poll(() => brightness(called)).toBeGreaterThan(30)
  await pictureGoesOn(called)
  // The screen goes in the camera's place, by the same stream.
  await panel(called).getByRole('button', { name: 'Compartir pantalla' }).click()
  await expect(panel(called).getByRole('button', { name: 'Dejar de compartir la pantalla' })).toBeVisible()
  await panel(called).getByRole('button', { name: 'Dejar de compartir la pantalla' }).click()
  await pictureGoesOn(caller)
  await floats(caller)
  await caller.keyboard.press('Escape')
  await phoneOf(caller).getByRole('button', { name: 'Colgar' }).click()
  await expect(panel(called)).toHaveCount(0)
  await stateIs(called, 'Desconectado')
})

test('a video call can be taken with sound alone', async ({ console, pbx }) => {
  const { caller, called, ring } = await videoRings(console, pbx)
  await ring.getByRole('button', { name: 'Solo audio' }).click()
  for (const page of [caller, called]) await soundGoesOn(page)
  await expect(panel(called)).toHaveCount(0)
})
