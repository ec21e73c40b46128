import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { relayFile } from '#central/telephony/configuration/front/relay.ts'
import { FrontSettings, iceServersOf } from '#central/telephony/configuration/front/settings.ts'
import type { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { freePort } from '#tests/support/ports.ts'
import { ensureCoturn } from '#tools/pbx/coturn.ts'
import { LOOPBACK } from '#tools/pbx/settings.ts'
import { listens } from './front.ts'

/** A real coturn of a test, with the configuration that production gets. */
export interface TestRelay {
  /** What consoles are told of it. */
  readonly iceServers: ReturnType<typeof iceServersOf>
  /** What it has said so far. */
  log(): string
  close(): Promise<void>
}

/** An Asterisk offers its sound at every address of its machine, or where that has none at the loopback. */
function addressesOfSound(): readonly [string, ...string[]] {
  const own = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const outer = own.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
  const [first = LOOPBACK, ...others] = outer
  return [first, ...others]
}

/** @throws with the reason where this machine cannot have a coturn */
export async function testRelay(settings: PbxSettings): Promise<TestRelay> {
  const coturn = await ensureCoturn()
  if (!coturn.ok) throw new Error(`no coturn: ${coturn.error.code} ${JSON.stringify(coturn.error.facts)}`)
  const addresses = addressesOfSound()
  const from = settings.rtp.to + 10_001
  const relay = {
    // Where its Asterisk is, which else answers it from another address than the one that it may relay to.
    ...{ address: addresses[0], host: addresses[0], port: await freePort(), tls: null },
    ...{ user: 'console', secret: randomUUID(), relayed: { from, to: from + 199 } },
  }
  const front = FrontSettings.parse({
    ...{ address: LOOPBACK, sip: 5060, ws: 443, tls: null, modules: '/', operator: null, relay },
    asterisks: addresses.map((address, index) => ({
      name: `a${index}`,
      settings: { ...settings, queues: [], sip: { ...settings.sip, address } },
    })),
  })
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-relay-'))
  const file = join(folder, 'turnserver.conf')
  writeFileSync(file, relayFile(relay, front))
  const child = spawn(
    coturn.value.program,
    [
      ...['-c', file, '--log-file', 'stdout', '--pidfile', join(folder, 'pid'), '--userdb', join(folder, 'db')],
      // Its Asterisk is on this machine alone, where no other's is.
      ...['--allow-loopback-peers', '--verbose'],
    ],
    {
      cwd: folder,
      env: { ...process.env, LD_LIBRARY_PATH: coturn.value.libraries },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  const until = Date.now() + 20_000
  while (!(await listens(relay.port, relay.host))) {
    if (child.exitCode !== null || Date.now() > until) {
      await close()
      throw new Error(`coturn does not answer: ${said}`)
    }
  }
  return { iceServers: iceServersOf(front), log: () => said, close }
}
