import type { AttachmentLimits } from '#shared/attachments/limits.ts'
import type { AttachmentVerb } from '#shared/attachments/services.ts'
import type { PutDraft } from '#shared/console/drafts.ts'
import type { Person, StoreNotice } from '#shared/console/session.ts'
import type { FirstContactReturns } from '#shared/indicators/first-contact-returns.ts'
import type { NetworkSettings } from '../shell/network.ts'
import type { RestoreWanted } from './restore.ts'

/** What the store's process is told when it begins; the key crosses this one port and is written nowhere. */
export interface OpenStore {
  readonly path: string
  /** 32 bytes. */
  readonly key: Uint8Array
  readonly store: string
  /** Signs the last delivery of a person who was disabled; absent: there is none. */
  readonly deliveryKey?: Uint8Array
  readonly app: string
  readonly person: Person
  readonly centre: string
  readonly network: NetworkSettings
  /** Folder of the daily backups. */
  readonly backups: string
  /** A copy of a backup was prepared and takes the store's place now, which is set aside under this name. */
  readonly restored?: string
  readonly attachmentLimits: AttachmentLimits
}

/** Main process to store process. Structured clones; one answer a `call`. */
export type ToStore =
  | { readonly type: 'open'; readonly call: number; readonly open: OpenStore }
  | {
      readonly type: 'dispatch'
      readonly call: number
      readonly id: string
      readonly name: string
      readonly payload: unknown
    }
  | { readonly type: 'query'; readonly call: number; readonly name: string; readonly parameters: unknown }
  | { readonly type: 'takeNumber'; readonly call: number }
  /** The heads of the centre's log that this store remembers. */
  | { readonly type: 'heads'; readonly call: number }
  | { readonly type: 'putDraft'; readonly call: number; readonly draft: PutDraft }
  | { readonly type: 'dropDraft'; readonly call: number; readonly contact: string; readonly to?: string | undefined }
  /** The phone's account, with the secret that the PBX knows. */
  | { readonly type: 'keptAccount'; readonly call: number }
  | { readonly type: 'keepAccount'; readonly call: number; readonly account: string }
  | {
      readonly type: 'resend'
      readonly call: number
      readonly group: string
      readonly payloads: Readonly<Record<string, unknown>>
    }
  | { readonly type: 'discard'; readonly call: number; readonly group: string }
  | { readonly type: 'undelivered'; readonly call: number }
  | { readonly type: 'keepReturns'; readonly call: number; readonly told: FirstContactReturns }
  | { readonly type: 'backups'; readonly call: number }
  /** What an opening told was put away by its person. */
  | { readonly type: 'noticeSeen'; readonly call: number; readonly notice: StoreNotice }
  | { readonly type: 'interruptUpkeep'; readonly call: number }
  /** Asked of a process that has no store open. */
  | { readonly type: 'prepareRestore'; readonly call: number; readonly wanted: RestoreWanted }
  | { readonly type: 'attachment'; readonly call: number; readonly verb: AttachmentVerb; readonly parameters: unknown }
  | { readonly type: 'close'; readonly call: number }
  | { readonly type: 'nudge' }
  /** The answer to `tokenWanted`: null when nobody is signed in at the centre. */
  | { readonly type: 'token'; readonly call: number; readonly token: string | null }

/** How an opening ended; anything but `open` has changed nothing on the disk except what its notice says. */
export type OpenOutcome =
  | { readonly kind: 'open'; readonly notices: readonly StoreNotice[] }
  | { readonly kind: 'wrongKey' }
  | { readonly kind: 'tooNew'; readonly found: number; readonly known: number }
  | { readonly kind: 'diskFull' }
  /** Whoever runs the console may not read or write there. */
  | { readonly kind: 'noAccess'; readonly folder: string }
  | { readonly kind: 'unreadable'; readonly reason: string }

export type FromStore =
  | { readonly type: 'answer'; readonly call: number; readonly value: unknown }
  /** Of a query, as JSON: a page of documents is copied from process to process in half the time that its objects take. */
  | { readonly type: 'answerText'; readonly call: number; readonly text: string }
  /** The call failed on a bug or on broken machinery; `full` when the disk was full, and then nothing was written. */
  | { readonly type: 'fault'; readonly call: number; readonly logged: string; readonly full: boolean }
  | { readonly type: 'changed'; readonly kinds: readonly string[] }
  | { readonly type: 'undelivered'; readonly count: number; readonly atStake: number }
  /** `refused` is the token that the centre no longer takes. */
  | { readonly type: 'tokenWanted'; readonly call: number; readonly refused: string | null }
  | { readonly type: 'damaged'; readonly reason: string }
  /** Damage was found while the store was open; it was set aside and another is open. */
  | { readonly type: 'mended'; readonly notices: readonly StoreNotice[] }
  /** How far a copy to be restored has come, from 0 to 1. */
  | { readonly type: 'progress'; readonly share: number }
  /** The centre says that this person is disabled; what was in the outbox has been delivered. */
  | { readonly type: 'disabled' }

/** Either end of the port between the two processes, whatever carries it. */
export interface Door<Out, In> {
  post(message: Out): void
  onMessage(hear: (message: In) => void): void
}
