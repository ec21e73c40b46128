import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base } from '@playwright/test'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { freePort } from '#tests/support/ports.ts'
import { buildOutdated } from '#tools/build.ts'
import { phoneOptionsOf } from '#tools/pbx/phone-options.ts'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { prepareSample } from '#tools/start/sample.ts'
import { startProgram } from '../../e2e/console/program.ts'
import { openWorkstation, type Workstation } from '../../e2e/console/world.ts'
import { type CuttableLine, cuttableLine } from '../harness/cut.ts'
import { type TestFront, testFront } from '../harness/front.ts'
import { type TestPbx, testPbx } from '../harness/pbx.ts'
import { choose, stateIs } from '../harness/phone.ts'
import { endSipps } from '../harness/sipp.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** The product as built, with the sample's people, and a PBX of its own; consoles reach it by a line that can be cut. */
export interface PhoneWorld {
  readonly pbx: TestPbx
  readonly line: CuttableLine
  /** The Kamailio through which consoles and the operator come, where the spec asks for one. */
  readonly front: TestFront | null
  readonly central: { readonly url: string; stop(): Promise<void>; start(): Promise<void> }
}

export interface Worker {
  /** The PBX stands behind a Kamailio, as one of several in production. */
  readonly behindFront: boolean
  readonly world: PhoneWorld
}
export interface Test {
  /** An advisor at their console: signed in, and *Disponible* unless told otherwise. */
  readonly advisor: (login: string, state?: string) => Promise<Workstation>
  /** What a test leaves on the line would wait in its queue, and ring in the next one. */
  readonly calm: undefined
}

export const test = base.extend<Test, Worker>({
  behindFront: [false, { scope: 'worker', option: true }],
  world: [
    async ({ behindFront }, use) => {
      await buildOutdated({ root })
      const port = await freePort()
      const recordings = { centre: `http://127.0.0.1:${port}`, token: randomBytes(24).toString('base64url') }
      const sip = await freePort()
      const pbx = await testPbx((settings) =>
        behindFront ? { ...behindOn(sip, settings), recordings } : { ...settings, recordings },
      )
      const asterisks = [{ name: 'uno', settings: pbx.settings }]
      const front = behindFront ? await testFront(asterisks, sip, pbx.customerPort) : null
      const line = await cuttableLine(front?.wsUrl('uno') ?? pbx.wsUrl)
      const data = mkdtempSync(join(tmpdir(), 'e2e-phone-'))
      await prepareSample(root, data)
      const file = join(data, 'pbx.json')
      const named = { wsUrl: line.wsUrl, front: front?.consoles ?? null }
      writeFileSync(file, JSON.stringify({ ...phoneOptionsOf(pbx.settings, true), ...named }))
      const args = ['--data', join(data, 'central'), '--port', `${port}`, '--pbx', file]
      const start = () => startProgram(join(root, 'dist/central/main.js'), args)
      let program = await start()
      await use({
        pbx,
        line,
        front,
        central: {
          url: program.url,
          stop: () => program.stop(),
          async start() {
            program = await start()
          },
        },
      })
      await program.stop()
      await line.close()
      await front?.close()
      await pbx.close()
      rmSync(data, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  advisor: async ({ browser, world }, use) => {
    const opened: { end(): Promise<void> }[] = []
    await use(async (login, state = 'Disponible') => {
      const one = await openConsole(browser, world.central.url)
      opened.push(one)
      await one.signIn(login)
      if (state !== '') {
        await choose(one.page, state)
        await stateIs(one.page, state)
      }
      return one
    })
    for (const one of opened) await one.end()
  },
  calm: [
    async ({ world }, use) => {
      await use(undefined)
      await world.pbx.ami.send('Command', { Command: 'channel request hangup all' })
      await endSipps()
    },
    { auto: true },
  ],
})

/** Its only line is the front's. */
const behindOn = (port: number, settings: PbxSettings): PbxSettings => ({
  ...settings,
  trunks: settings.trunks.map((one) => ({ ...one, contact: `sip:${LOOPBACK}:${port}` })),
})

const openConsole = (browser: Browser, central: string) => openWorkstation(browser, central, ['microphone', 'camera'])

export { expect } from '@playwright/test'
