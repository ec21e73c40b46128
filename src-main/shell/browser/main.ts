import { existsSync, mkdirSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeFolders } from '#shared/kernel/make-folders.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { createConsole } from '../../console/console.ts'
import { centreAddress } from '../centre-address.ts'
import { pbxPlaces } from '../pbx-places.ts'
import { attachmentLimits, workstationPolicy } from '../policy.ts'
import type { Shell } from '../shell.ts'
import { startSentence } from '../start-sentences.ts'
import { noUpdates } from '../updates.ts'
import { VERSION } from '../version.ts'
import { fileSecretStorage } from './file-secrets.ts'
import { serveBrowser } from './server.ts'
import { startWorkerStore } from './worker-store.ts'

/**
 * The browser shell as a process: `--central URL --data FOLDER --port N [--policy FILE]`. Says where it listens in one
 * line of JSON and ends cleanly when asked.
 */
const { values } = parseArgs({
  options: {
    central: { type: 'string' },
    data: { type: 'string' },
    port: { type: 'string', default: '7050' },
    policy: { type: 'string' },
    pages: { type: 'string' },
  },
})
const log = (entry: Readonly<Record<string, unknown>>) => console.error(JSON.stringify(entry))
const data = values.data ?? '.cache/console'

try {
  const policy = workstationPolicy(values.policy)
  const centre = centreAddress(values.central, policy)
  makeFolders({ existsSync, mkdirSync, statSync, dirname }, data)
  const shell: Shell = {
    kind: 'browser',
    secrets: fileSecretStorage(join(data, 'secrets')),
    dataFolder: data,
    deviceName: hostname(),
    network: { proxy: policy.proxy ?? null, authorities: policy.authorities ?? null },
    updates: noUpdates,
    startStore: () =>
      startWorkerStore(join(data, 'code-cache'), (failure) => log({ level: 'error', err: writtenError(failure) })),
    // No system tells this process: the console sees by itself that it slept (console/comes-back.ts).
    onWake: () => {},
    log,
  }
  const places = pbxPlaces(policy, centre)
  const services = createConsole({
    shell,
    centre,
    app: VERSION,
    offlineDays: policy.offlineDays,
    idleLockMinutes: policy.idleLockMinutes,
    allowUnprotectedSecrets: policy.allowUnprotectedSecrets,
    attachmentLimits: attachmentLimits(policy),
    mayRegisterAt: places.allows,
  })
  const pages = values.pages ?? fileURLToPath(new URL('../renderer', import.meta.url))
  const server = await serveBrowser(Number(values.port), pages, services, places.sources, log)
  const announce = () => console.log(JSON.stringify({ ready: true, url: server.guard.address() }))
  announce()
  // Another window of the same console: each address serves once.
  process.on('SIGUSR2', announce)
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await server.close()
    await services.stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end())
} catch (failure) {
  console.error(startSentence(failure, data, values.port))
  process.exit(1)
}
