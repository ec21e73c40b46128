import type { PresenceResponse } from '#shared/telephony/bridge-api.ts'
import type { Phone } from '#shared/telephony/phone/phone.ts'

/** For how long each queue rings, in ms: as it was known, and as the centre says it now of those of which it does. */
export const ringsSaid = (
  rings: Phone['rings'],
  queues: readonly Pick<PresenceResponse['queues'][number], 'id' | 'ringSeconds'>[],
): Phone['rings'] => ({
  ...rings,
  ...Object.fromEntries(
    queues.flatMap(({ id, ringSeconds }) => (ringSeconds === undefined ? [] : [[id, ringSeconds * 1_000]])),
  ),
})
