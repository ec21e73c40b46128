import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { WebSocketServer } from 'ws'
import { bearDocuments } from '#central/sync/born-here.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { advisorId, queueName, seeded, simulatedDay } from '#shared/supervision/day.test-data.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import { startProgram } from '#tests/e2e/console/program.ts'
import { PASSWORD, type TestCentre, testCentre } from '#tests/support/centre.ts'
import { newId } from '#tests/support/console.ts'
import { freePort } from '#tests/support/ports.ts'
import { buildOutdated } from '../build.ts'
import { samplePeople, sampleTeams } from '../sample/people.ts'
import { type BenchRow, compared, informed, quantile } from './measure.ts'

const root = join(import.meta.dirname, '..', '..')
const QUEUES = 50
const ADVISORS = 200
const TURNS = 120
const WARM_UP = 15
/** Two hundred advisors make about so many events a second: they go on during the measurement. */
const BACKGROUND_MS = 125

const clock = () => performance.timeOrigin + performance.now()
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** When the text that stands in the element is painted, by the machine's clock: after the frame that has it. */
const painted = (page: Page, selector: string, text: string): Promise<number> =>
  page.evaluate(
    ({ selector, text }) =>
      new Promise<number>((resolve) => {
        const done = () => {
          if (document.querySelector(selector)?.textContent !== text) return false
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
            port2.postMessage(null)
          })
          return true
        }
        const observer = new MutationObserver(() => done() && observer.disconnect())
        if (!done()) observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    { selector, text },
  )

/** Milliseconds from an act to the paint of what it changes. */
async function toPaint(page: Page, selector: string, text: string, act: () => void): Promise<number> {
  const seen = painted(page, selector, text)
  // The page listens before anything happens.
  await page.evaluate(() => null)
  const began = clock()
  act()
  return (await seen) - began
}

async function filled(): Promise<TestCentre> {
  const centre = await testCentre()
  const [team] = sampleTeams
  const [advisor, , sofia] = samplePeople
  const admin = samplePeople[6]
  if (team === undefined || advisor === undefined || sofia === undefined || admin === undefined)
    throw new Error('the sample has no people')
  const big = newId()
  await bearDocuments(centre.engineParts, admin.id, [
    {
      kind: 'team',
      id: big,
      doc: {
        ...team,
        id: big,
        coordinatorId: sofia.id,
        queues: Array.from({ length: QUEUES }, (_, n) => queueName(n)),
      },
    },
    ...Array.from({ length: ADVISORS }, (_, n) => ({
      kind: 'user' as const,
      id: advisorId(n),
      doc: { ...advisor, id: advisorId(n), login: `asesor${n}`, name: `Asesor ${n}`, teamId: big },
    })),
  ])
  const now = Date.now()
  const day = {
    from: now - 3 * 3_600_000,
    to: now,
    queues: QUEUES,
    advisors: ADVISORS,
    calls: 6_000,
    chance: seeded(3),
  }
  centre.board.hear(simulatedDay(day))
  await centre.board.settled()
  return centre
}

async function boardPage(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'es-CO', viewport: { width: 1366, height: 768 } })).newPage()
  await page.addLocatorHandler(page.getByRole('button', { name: 'Dejar el recorrido' }), (button) => button.click())
  await page.goto(url)
  await page.getByLabel('Usuario').fill('sofia')
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
  await page.goto(`${new URL(page.url()).origin}/#/board`)
  await page.getByRole('cell', { name: /cola-0/ }).waitFor()
  return page
}

/** A page that writes what a WebSocket brings, and nothing else. */
async function barePage(browser: Browser): Promise<{ page: Page; send(text: string): void; stop(): void }> {
  const port = await freePort()
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  const connected = new Promise<void>((resolve) => server.once('connection', () => resolve()))
  await page.setContent(`<p id=said>0</p><script>
    new WebSocket('ws://127.0.0.1:${port}').onmessage = ({ data }) => { document.getElementById('said').textContent = data }
  </script>`)
  await connected
  return {
    page,
    send(text) {
      for (const client of server.clients) client.send(text)
    },
    stop: () => server.close(),
  }
}

/** Events of other advisors and queues, as they come all day. */
function background(centre: TestCentre): () => void {
  let n = 0
  const timer = setInterval(() => {
    n++
    const advisor = advisorId(n % ADVISORS)
    const state = n % 2 === 0 ? 'available' : 'break'
    const said = { reason: null, by: null, next: null, leaseUntil: Date.now() + 60_000 }
    centre.board.hear([
      { type: 'presence', id: `background-${n}`, at: Date.now(), pbx: 'pbx', advisor, state, ...said },
    ])
  }, BACKGROUND_MS)
  return () => clearInterval(timer)
}

/**
 * From an event of the PBX at the centre to the coordinator's board painted (live state, stream, console, React) with 200
 * advisors and 50 queues, against a bare WebSocket message painted by a bare page. The two take turns.
 */
export async function bench(): Promise<BenchRow[]> {
  await buildOutdated({ root })
  const folder = mkdtempSync(join(tmpdir(), 'bench-board-'))
  const centre = await filled()
  const program = await startProgram(join(root, 'dist/browser/main.js'), [
    '--central',
    centre.url,
    '--data',
    folder,
    '--port',
    `${await freePort()}`,
  ])
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  const board = await boardPage(browser, program.url)
  const bare = await barePage(browser)
  const cell = 'tr[aria-rowindex="2"] td:nth-child(2)'
  let waiting = Number(await board.locator(cell).first().textContent())
  const stop = background(centre)
  const ours: number[] = []
  const peer: number[] = []
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    const call = newId() as InteractionId // a well-formed id
    const event: PbxEvent = {
      type: 'queueEntered',
      id: call,
      at: Date.now(),
      pbx: 'pbx',
      call,
      stay: call,
      queue: queueName(0),
      number: null,
    }
    waiting++
    const one = await toPaint(board, cell, `${waiting}`, () => centre.board.hear([event]))
    const other = await toPaint(bare.page, '#said', `${turn}`, () => bare.send(`${turn}`))
    // Somewhere between two frames and two events, as calls come.
    await rest(60 + (((turn + WARM_UP) * 37) % 90))
    if (turn < 0) continue
    ours.push(one)
    peer.push(other)
  }
  stop()
  bare.stop()
  await browser.close()
  await program.stop()
  await centre.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    compared(
      'from a PBX event to the board painted, 200 advisors, p95',
      'ms',
      quantile(ours, 0.95),
      quantile(peer, 0.95),
      3,
    ),
    informed(
      'from a PBX event to the board painted, 200 advisors, p50',
      'ms',
      quantile(ours, 0.5),
      quantile(peer, 0.5),
    ),
  ]
}
