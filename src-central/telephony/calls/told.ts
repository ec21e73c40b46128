import type { InteractionId } from '#shared/kernel/ids.ts'
import type { CallEntry } from '#shared/telephony/call-record.ts'
import type { PbxEvent } from '#shared/telephony/pbx-events.ts'
import type { Channel } from './channels.ts'

/** What only the PBX knows of a call, to be written on its interaction once. */
export interface PbxFact {
  readonly call: InteractionId
  readonly number: string | null
  readonly queue: string | null
  readonly direction: 'inbound' | 'outbound'
  /** Unix ms at which the call came. */
  readonly openedAt: number
  readonly entry: CallEntry
  /** Written only where nothing says yet how their waiting ended: another node may have heard it. */
  readonly whileWaiting?: true
}

/** What followed from one message. */
export interface Told {
  readonly events: readonly PbxEvent[]
  readonly facts: readonly PbxFact[]
}
export const NOTHING: Told = { events: [], facts: [] }
export const both = (one: Told, other: Told): Told => ({
  events: [...one.events, ...other.events],
  facts: [...one.facts, ...other.facts],
})

/** A fact of the call that a customer's channel is. */
export const factOf = (channel: Channel & { readonly call: InteractionId }, entry: CallEntry): PbxFact => ({
  call: channel.call,
  number: channel.number,
  queue: channel.queue,
  direction: channel.direction,
  openedAt: channel.enteredAt ?? channel.since,
  entry,
})

export const hasCall = (channel: Channel): channel is Channel & { readonly call: InteractionId } =>
  channel.call !== null
