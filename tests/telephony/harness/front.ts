import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { frontFile } from '#central/telephony/configuration/front/kamailio.ts'
import {
  consolesOf,
  type FrontAsterisk,
  FrontSettings,
  urlOf,
} from '#central/telephony/configuration/front/settings.ts'
import { freePort } from '#tests/support/ports.ts'
import { ensureKamailio } from '#tools/pbx/kamailio.ts'
import { LOOPBACK } from '#tools/pbx/settings.ts'

/** Whether somebody listens at a TCP port of this machine; after a tenth of a second where nobody does. */
export const listens = (port: number, host = LOOPBACK): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => setTimeout(resolve, 100, false))
  })

/** A real Kamailio of a test, with the configuration that production gets. */
export interface TestFront {
  /** Where an operator sends customers' calls. */
  readonly sip: number
  readonly wsUrl: (name: string) => string
  /** Where it says which consoles are connected. */
  readonly consoles: string
  /** What it has said so far. */
  log(): string
  close(): Promise<void>
}

/**
 * @param operator port of the operator on this machine, to whom outgoing calls go
 * @throws with the reason where this machine cannot have a Kamailio
 */
export async function testFront(
  asterisks: readonly FrontAsterisk[],
  sip: number,
  operator: number,
): Promise<TestFront> {
  const kamailio = await ensureKamailio()
  if (!kamailio.ok) throw new Error(`no Kamailio: ${kamailio.error.code} ${JSON.stringify(kamailio.error.facts)}`)
  const { program, modules, libraries } = kamailio.value
  const settings = FrontSettings.parse({
    ...{ address: LOOPBACK, sip, ws: await freePort(), tls: null, modules, relay: null, asterisks },
    operator: `${LOOPBACK}:${operator}`,
  })
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-front-'))
  const file = join(folder, 'kamailio.cfg')
  writeFileSync(file, frontFile(settings))
  // In the foreground, and its processes end with it.
  const child = spawn(program, ['-DD', '-E', '-f', file, '-Y', folder, '-m', '32', '-M', '8'], {
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const until = Date.now() + 20_000
  while (!(await listens(settings.ws))) {
    if (child.exitCode !== null || Date.now() > until) {
      await close()
      throw new Error(`Kamailio does not answer: ${said}`)
    }
  }
  return {
    sip,
    wsUrl: (name) => urlOf(settings, { name }),
    consoles: consolesOf(settings),
    log: () => said,
    close,
  }
}
