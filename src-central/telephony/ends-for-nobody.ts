import type { Ami } from './ami/client.ts'
import { setMeanwhile } from './variables.ts'

/**
 * The customer of this leg is on their way to another one: it may end after that one has begun, and its end is nobody's then
 * (configuration/dialplan/legs.ts).
 * @param leg the name of an advisor's channel
 * @returns makes its end its customer's again: they stay
 */
export const endsForNobody = (ami: Ami, leg: string): ReturnType<typeof setMeanwhile> =>
  setMeanwhile(ami, leg, { CUSTOMER_CHANNEL: '', 'SHARED(CUSTOMER)': '', DIALEDPEERNAME: '' })
