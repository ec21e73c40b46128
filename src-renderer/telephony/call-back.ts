import type { TFunction } from 'i18next'
import type { Console } from '#shared/console/contract.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import type { MissedCaller } from '#shared/telephony/missed-calls.ts'
import { beginContact } from '../interactions/begin.ts'
import { newId } from '../shell/console.ts'
import { goTo } from '../shell/place.ts'
import { sayRefused } from './act.ts'
import { customersOf } from './call-contact.ts'
import { isFree, keepCallBack } from './call-customer.ts'
import { dial } from './phone.ts'
import { nationalOf } from './words.ts'

/**
 * Calls back who called in vain. What is nobody's is first asked of the centre, so that two advisors do not both call; the
 * contact that begins keeps the commitment when somebody is reached.
 * @returns why it was not given; null: it is mine
 */
export async function callBackMissed(
  t: TFunction,
  console: Console,
  { number, last, earlier, mine }: MissedCaller,
): Promise<Rejection | null> {
  if (!mine) {
    const told = await console.dispatch('call.takeCallBack', { interactionId: last.id, earlier }, newId())
    if (!told.ok) return told.error
  }
  const customers = await customersOf(console, number)
  const [only] = customers
  if (only !== undefined && customers.length === 1) keepCallBack(t, only, last)
  else callUnknown(t, nationalOf(number), last.id)
  return null
}

/** A number of nobody's card, or of several: who it is, is asked in the call. */
function callUnknown(t: TFunction, number: string, promise: MissedCaller['last']['id']): void {
  const id = beginContact({
    direction: 'outbound',
    guided: false,
    caller: { number, queue: null },
    // They called: what the customer asked for is not limited (Ley 2300 de 2023).
    outreach: { purpose: 'service', channel: 'phone', asked: { as: 'callBack', ref: promise }, by: 'workstation' },
  })
  if (isFree()) sayRefused(t, dial(number, null, id))
  goTo('inbox', id)
}
