import type { CallRecord } from '../telephony/call-record.ts'

/** The beginnings (unix ms) of a call's recordings, as its facts say; a message that was left is one, of which no beginning is known. */
export function expectedRecordings({ entries }: CallRecord): {
  readonly calls: readonly number[]
  readonly voicemails: number
} {
  const calls = entries.flatMap((entry) => (entry.kind === 'recording' && entry.take !== undefined ? [entry.take] : []))
  return { calls, voicemails: entries.filter(({ kind }) => kind === 'voicemail').length }
}

/** Whether anything of it was recorded. */
export function isRecorded(record: CallRecord): boolean {
  const { calls, voicemails } = expectedRecordings(record)
  return calls.length + voicemails > 0
}
