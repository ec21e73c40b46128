import type { TFunction } from 'i18next'
import type { SyncStatus } from '#shared/console/queries.ts'
import { agoText, theHourText } from '../language/format.ts'

export interface SyncWords {
  readonly text: string
  readonly tone: 'ok' | 'warn' | 'bad'
}

/** *Sincronizado hace 3 s*, *Sin conexión desde las 10:42 a. m.* … */
export function syncWords(t: TFunction, status: SyncStatus, nowMs: number): SyncWords {
  switch (status.connection) {
    case 'online':
      if (status.heldBack.length > 0)
        return { text: t('sync.heldBack', { count: status.heldBack.length }), tone: 'bad' }
      if (status.progress !== null)
        return { text: t('sync.receiving', { count: status.progress.received }), tone: 'ok' }
      if (status.syncedAt === null) return { text: t('sync.first'), tone: 'ok' }
      return { text: t('sync.synced', { ago: agoText(t, status.syncedAt, nowMs) }), tone: 'ok' }
    case 'connecting':
      return { text: t('sync.connecting'), tone: 'warn' }
    case 'offline':
      return { text: t('sync.offline', { hour: theHourText(status.since) }), tone: 'warn' }
    case 'recovering':
      return { text: t('sync.recovering'), tone: 'warn' }
    case 'anotherCentre':
      return { text: t('sync.anotherCentre'), tone: 'bad' }
    case 'mustUpdate':
      return { text: t('sync.mustUpdate'), tone: 'bad' }
    case 'signedOutByCentre':
      return { text: t('sync.signedOutByCentre'), tone: 'bad' }
  }
}

/** Payload fields that hold what a person typed, by where they are: `description`, `request.text`, `name.text` … */
const TEXTS = [
  'description',
  'text',
  'answer',
  'question',
  'data',
  'reason',
  'notes',
  'name',
  'wording',
  'topic',
] as const

export interface TypedText {
  readonly path: readonly string[]
  readonly text: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Every text that a person typed in a command's payload, so that it can be read, copied and corrected. */
export function typedTexts(payload: unknown, path: readonly string[] = []): readonly TypedText[] {
  if (!isRecord(payload)) return []
  return Object.entries(payload).flatMap(([key, value]): readonly TypedText[] => {
    const here = [...path, key]
    if (typeof value === 'string')
      return TEXTS.some((name) => name === key) && value.trim() !== '' ? [{ path: here, text: value }] : []
    // A file's name is no text of the form: it goes again as it is.
    if (key === 'attachments') return []
    return typedTexts(value, here)
  })
}

/** The payload with one of its texts replaced; what is not named stays as it was. */
export function withText(payload: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined || !isRecord(payload)) return payload
  const value = rest.length === 0 ? text : withText(payload[key], rest, text)
  if (Array.isArray(payload)) return payload.map((one, index) => (String(index) === key ? value : one))
  return { ...payload, [key]: value }
}
