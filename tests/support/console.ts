import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type NetworkMachine, systemNetworks } from '#main/console/comes-back.ts'
import { createConsole } from '#main/console/console.ts'
import { fileSecretStorage } from '#main/shell/browser/file-secrets.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import { pbxPlaces } from '#main/shell/pbx-places.ts'
import type { Shell } from '#main/shell/shell.ts'
import { noUpdates } from '#main/shell/updates.ts'
import type { Console, ServedConsole } from '#shared/console/contract.ts'
import { readJson } from '#shared/console/json-of.ts'
import type { QueryName, QueryParameters, QueryResults } from '#shared/console/queries.ts'
import type { SessionState } from '#shared/console/session.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'

export const newId = () => uuidv7(Date.now(), randomBytes(10))

/** The services with what they answer read, as a screen reads it. */
export interface TestConsole extends Console {
  stop(): Promise<void>
  /** As a shell serves it. */
  readonly served: ServedConsole
  /** Kept when the console stops, so that another can open it. */
  readonly folder: string
  act(name: string, payload: unknown): ReturnType<Console['dispatch']>
  state(): SessionState
  /** Waits until a watched answer fits; fails after ten seconds, saying what it was last. */
  until<Q extends QueryName>(
    name: Q,
    parameters: QueryParameters<Q>,
    fits: (answer: QueryResults[Q]) => boolean,
  ): Promise<QueryResults[Q]>
  remove(): void
}

const PATIENCE_MS = 10_000

/** The console's real services over a store process of their own, without a screen. */
export function testConsole(
  centre: string,
  folder = mkdtempSync(join(tmpdir(), 'console-')),
  shell: Partial<Shell> = {},
  networks: NetworkMachine = systemNetworks,
): TestConsole {
  const services = createConsole({
    shell: {
      kind: 'browser',
      secrets: fileSecretStorage(join(folder, 'secrets')),
      dataFolder: folder,
      deviceName: 'prueba',
      network: { proxy: null, authorities: null },
      updates: noUpdates,
      startStore: startWorkerStore,
      onWake: () => {},
      log: (entry) => entry.level === 'error' && console.error(entry),
      ...shell,
    },
    centre,
    app: '0.1.0',
    offlineDays: 14,
    idleLockMinutes: 10,
    allowUnprotectedSecrets: false,
    networks,
    mayRegisterAt: pbxPlaces({}, centre).allows,
  })
  let state: SessionState | null = null
  services.watchSession((next) => {
    state = next
  })
  const watch: Console['watch'] = (name, parameters, show) =>
    services.watch(name, parameters, (answer) => show(readJson(answer)))
  return {
    ...services,
    served: services,
    query: async (name, parameters) => readJson(await services.query(name, parameters)),
    watch,
    latest: () => undefined,
    folder,
    act: (name, payload) => services.dispatch(name, payload, newId()),
    state() {
      if (state === null) throw new Error('the session has said nothing')
      return state
    },
    until(name, parameters, fits) {
      return new Promise((resolve, reject) => {
        let last: unknown = 'nothing'
        const late = setTimeout(() => {
          stop()
          reject(new Error(`${name} did not come to fit; last: ${JSON.stringify(last)}`))
        }, PATIENCE_MS)
        const stop = watch(name, parameters, (answer) => {
          last = answer
          if (!fits(answer)) return
          clearTimeout(late)
          setImmediate(() => stop())
          resolve(answer)
        })
      })
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
