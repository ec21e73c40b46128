import { expect, type Locator, type Page } from '@playwright/test'
import { freePort, freeRtp } from '#tests/support/ports.ts'
import type { TestPbx } from './pbx.ts'
import { callAsCustomer, type Sipp } from './sipp.ts'

/** A console's phone as its person sees it. */
export const phoneOf = (page: Page): Locator => page.getByRole('region', { name: 'Teléfono' })

export async function choose(page: Page, state: string): Promise<void> {
  const item = page.getByRole('menuitemradio', { name: state })
  // What comes up at the first sign-in closes an open menu.
  await expect(async () => {
    if (!(await item.isVisible()))
      await phoneOf(page)
        .getByRole('button', { name: /^Estado: / })
        .click({ timeout: 2_000 })
    await item.click({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
}

export const stateIs = (page: Page, state: string, timeout = 15_000): Promise<void> =>
  expect(page.getByRole('button', { name: `Estado: ${state}. Cambiar` })).toBeVisible({ timeout })

/** Whether everybody in a queue is paused, or one member of it, by the PBX's own word; nobody in it is no answer. */
export async function isPaused(pbx: TestPbx, queue: string, user?: string): Promise<boolean | null> {
  const member = user === undefined ? {} : { Member: `PJSIP/${user}` }
  const listed = await pbx.ami.list('QueueStatus', { Queue: queue, ...member })
  const members = listed.ok ? listed.value.filter(({ fields }) => fields.Event === 'QueueMember') : []
  return members.length === 0 ? null : members.every(({ fields }) => fields.Paused === '1')
}

const meter = (page: Page): Locator => phoneOf(page).getByRole('img', { name: /Calidad de la línea/ })

/** Bytes of sound received and sent so far in the call that is talked in. */
export async function soundOf(page: Page): Promise<{ received: number; sent: number }> {
  const [received, sent] = [
    await meter(page).getAttribute('data-received'),
    await meter(page).getAttribute('data-sent'),
  ]
  return { received: Number(received), sent: Number(sent) }
}

/** Sound goes both ways now: what is sent grows, and what comes back. */
export async function soundGoesOn(page: Page): Promise<void> {
  await meter(page).waitFor()
  const before = await soundOf(page)
  await expect
    .poll(async () => {
      const now = await soundOf(page)
      return now.received > before.received + 5_000 && now.sent > before.sent + 5_000
    })
    .toBe(true)
}

/**
 * Each of Playwright's workers has customers of its own: on the same port the second would end as it begins, and nobody rings.
 * Below what the system gives to others (ip_local_port_range), and below the PBXs of tests.
 */
const RTP_FROM = 12_000 + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * 1_000
const RTP_TO = RTP_FROM + 1_000
/** Those that were given last are tried last: whoever just got them may not have taken them yet. */
let next = RTP_FROM

/** A customer who calls a queue's number and says again whatever is said to them. */
export async function customerCalls(
  pbx: { readonly settings: { readonly sip: { readonly port: number } } },
  {
    dials = '6015550100',
    number = '3105550142',
    stay = 60_000,
    digit,
    media,
  }: { dials?: string; number?: string; stay?: number; digit?: string; media?: number } = {},
): Promise<Sipp> {
  const rtp = await freeRtp(next, RTP_FROM, RTP_TO)
  next = rtp + 4
  return callAsCustomer({
    pbx: pbx.settings.sip.port,
    port: await freePort(),
    rtp,
    dials,
    number,
    stay,
    ...(digit === undefined ? {} : { digit }),
    ...(media === undefined ? {} : { media }),
  })
}

export async function answers(page: Page): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: 'Llamada entrante' })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(phoneOf(page).getByText('En llamada', { exact: true }).first()).toBeVisible()
}

/** Notes each microphone that is opened. */
function noteTracks(): void {
  const opened: MediaStreamTrack[] = []
  const { getUserMedia } = MediaDevices.prototype
  MediaDevices.prototype.getUserMedia = async function (...asked) {
    const stream = await getUserMedia.apply(this, asked)
    opened.push(...stream.getTracks())
    return stream
  }
  Object.assign(window, { openTracks: () => opened.filter(({ readyState }) => readyState === 'live').length })
}
export const tracksNoted = (page: Page): Promise<void> => page.evaluate(noteTracks)
/** How many of the microphones that were opened since {@link tracksNoted} are open. */
export const openTracks = (page: Page): Promise<number> => page.evaluate<number>('openTracks()')
