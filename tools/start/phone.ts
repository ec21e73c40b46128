import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Rejection, type Result } from '#shared/kernel/result.ts'
import { canHavePbx, ensureInstallation } from '../pbx/installation.ts'
import { startPbx } from '../pbx/instance.ts'
import { phoneOptionsOf } from '../pbx/phone-options.ts'
import { loopbackSettings } from '../pbx/settings.ts'
import { takePort } from './ports.ts'

/** The demonstration PBX of a start, planned: the centre is told of it before it runs. */
export interface DemoPhone {
  /** For the centre's `--pbx`. */
  readonly file: string
  /** Builds it where it is not there, and starts it. Refusals: those of tools/pbx. */
  start(): Promise<Result<{ stop(): Promise<void> }, Rejection>>
}

/** RTP of the demonstration; of two starts at once each takes what is free. */
const RTP_FROM = 14_000

/**
 * Plans the demonstration PBX in a data folder.
 * @param central the centre's address, to which recordings go
 * @returns null where the machine cannot have one, or where the environment names another (`PBX_FILE`, `AMI_URL`)
 */
export async function planPhone(
  data: string,
  central: string,
  environment: NodeJS.ProcessEnv,
): Promise<DemoPhone | null> {
  if (environment.PBX_FILE !== undefined || environment.AMI_URL !== undefined) return null
  const installation = canHavePbx()
  if (installation === null) return null
  const folder = join(data, 'pbx')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const port = async (): Promise<number> => {
    const taken = await takePort(0, '--port')
    if (!taken.ok) throw new Error(`no free port: ${taken.error.code}`)
    return taken.value
  }
  const ports = {
    http: await port(),
    manager: await port(),
    sip: await port(),
    customers: await port(),
    rtp: RTP_FROM,
  }
  const secret = () => randomBytes(24).toString('base64url')
  const handOver = { centre: central, token: secret() }
  const settings = loopbackSettings(installation, folder, ports, secret(), handOver)
  const file = join(folder, 'phone.json')
  writeFileSync(file, JSON.stringify(phoneOptionsOf(settings, true)), { mode: 0o600 })
  return {
    file,
    async start() {
      const built = await ensureInstallation()
      if (!built.ok) return built
      const pbx = await startPbx(built.value, settings)
      return pbx.ok ? ok({ stop: pbx.value.stop }) : pbx
    },
  }
}
