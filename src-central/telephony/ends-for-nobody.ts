import type { Ami } from './ami/client.ts'
import { setVariable } from './variables.ts'

/**
 * The customer of this leg is on their way to another one: it may end after that one has begun, and its end is nobody's then
 * (configuration/dialplan/legs.ts).
 * @param leg the name of an advisor's channel
 */
export async function endsForNobody(ami: Ami, leg: string): Promise<void> {
  for (const whose of ['CUSTOMER_CHANNEL', 'SHARED(CUSTOMER)', 'DIALEDPEERNAME']) await setVariable(ami, leg, whose, '')
}
