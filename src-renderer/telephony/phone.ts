import type { Console } from '#shared/console/contract.ts'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { InteractionId as Id } from '#shared/kernel/ids.ts'
import type { Happening, PhoneRefusal } from '#shared/telephony/phone/events.ts'
import { newId } from '../shell/console.ts'
import { callFacts } from './call-facts.ts'
import { giveAtLock } from './given-contact.ts'
import { forgetCallers } from './last-callers.ts'
import type { PhoneRuntime, startPhone } from './runtime/phone-runtime.ts'

let runtime: PhoneRuntime | null = null

/**
 * Opens the phone of who is at the console, for as long as their session lives; locked it goes on.
 * @param start of what speaks SIP, which is no part of the first screen
 * @returns the way to end it
 */
export function openPhone(console: Console, start: typeof startPhone): () => void {
  runtime?.stop()
  const mine = start({ console, facts: callFacts(console) })
  runtime = mine
  const stopGiving = giveAtLock(console, () => mine.phone().calls)
  return () => {
    stopGiving()
    mine.stop()
    if (runtime === mine) runtime = null
    forgetCallers()
  }
}

/** Says to the phone what its person does. @returns why it was not done, or null */
export const tellPhone = (event: Happening): PhoneRefusal | null => runtime?.tell(event) ?? null

/** A call outwards: its interaction's id is made here, at the click. */
export function dial(
  number: string,
  consults: InteractionId | null = null,
  id = newId(),
  { apart = null, video = false }: { readonly apart?: 'echo' | null; readonly video?: boolean } = {},
): PhoneRefusal | null {
  return tellPhone({
    type: 'dial',
    consults,
    call: { id: Id.parse(id), session: newId(), number, queue: null, video, apart },
  })
}

export const phoneRuntime = (): PhoneRuntime | null => runtime
