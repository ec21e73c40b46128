import type { Console } from '#shared/console/contract.ts'
import { openDrafts } from '../drafts/drafts.ts'
import { openPhone } from './phone.ts'

/** Begins the phone of who has signed in, once it is known what they were writing. @returns the way to end it */
export function beginPhone(console: Console): () => void {
  let ended = false
  let close = () => {}
  // What speaks SIP is read only for a phone: it is no part of the first screen.
  void Promise.all([import('./runtime/phone-runtime.ts'), openDrafts(console)]).then(([{ startPhone }]) => {
    if (!ended) close = openPhone(console, startPhone)
  })
  return () => {
    ended = true
    close()
  }
}
