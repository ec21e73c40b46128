import type { Console } from '#shared/console/contract.ts'
import { openDrafts } from '../drafts/drafts.ts'
import { openPhone, readRuntime } from './phone.ts'

/** Begins the phone of who has signed in, once it is known what they were writing. @returns the way to end it */
export function beginPhone(console: Console): () => void {
  let ended = false
  let close = () => {}
  void Promise.all([openDrafts(console), readRuntime()]).then(() => {
    if (!ended) close = openPhone(console)
  })
  return () => {
    ended = true
    close()
  }
}
