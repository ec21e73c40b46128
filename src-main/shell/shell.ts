import type { Door, FromStore, ToStore } from '../store/process-protocol.ts'
import type { NetworkSettings } from './network.ts'
import type { Updates } from './updates.ts'

/** Where the shell keeps small secrets. `protected` false: a file, or Linux's basic_text; the screen says so. */
export interface SecretStorage {
  available(): Promise<{ readonly protected: boolean; readonly backend: string }>
  /**
   * Null: there is none.
   * @throws SecretsUnreadable when it is there and the keyring does not give it now
   */
  get(name: string): Promise<Uint8Array | null>
  /**
   * One that could not be read is kept beside it.
   * @throws SecretsUnreadable when the keyring takes none now
   */
  set(name: string, secret: Uint8Array): Promise<void>
  delete(name: string): Promise<void>
}

/** A store's process while it lives. */
export interface StoreProcess {
  readonly door: Door<ToStore, FromStore>
  /** Called once, when it has ended, asked for or not. */
  onExit(ended: (code: number | null) => void): void
  stop(): Promise<void>
}

/** The operating system's part of the console, given by Electron or by the browser shell. */
export interface Shell {
  readonly kind: 'electron' | 'browser'
  readonly secrets: SecretStorage
  /** Everything of this workstation is kept below. */
  readonly dataFolder: string
  readonly deviceName: string
  readonly network: NetworkSettings
  readonly updates: Updates
  startStore(): StoreProcess
  /** The machine woke, as its system tells it: a round at once. */
  onWake(woke: () => void): void
  log(entry: Readonly<Record<string, unknown>>): void
}
