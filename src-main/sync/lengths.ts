import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { COMMAND_BYTES } from '#shared/sync/protocol.ts'

export const jsonBytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** No request that the centre reads has room for it: in the outbox it would stop all that comes after. */
export const isTooLong = (body: CommandEnvelope): boolean => jsonBytes(body) > COMMAND_BYTES
