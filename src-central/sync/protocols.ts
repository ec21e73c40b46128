import { PROTOCOL, PROTOCOLS_PUSHED } from '#shared/sync/protocol.ts'

/**
 * Why a push is not taken, or null. Older workstations still deliver: what is in an outbox was saved before an update was
 * thought of.
 * @param taken the protocols that this node takes pushes of
 */
export const pushRefused = (protocol: number, taken: readonly number[] = PROTOCOLS_PUSHED): string | null =>
  taken.includes(protocol) ? null : 'protocol.unknown'

/** Why a pull is not answered, or null: an older workstation could misread it, and is told to update. */
export const pullRefused = (protocol: number, spoken: number = PROTOCOL): string | null =>
  protocol === spoken ? null : 'protocol.tooOld'
