import type { EntryParts } from './entry.ts'

/** Tells the centre, once a session, that nothing is left here: what was said at an earlier sign-out holds no longer. */
export interface Delivered {
  tell(): Promise<void>
}

/** @param store whose outbox is empty; out of reach it is told at the next pull, which empties nothing and asks again */
export function deliveredOnce({ tokens, api }: Pick<EntryParts, 'tokens' | 'api'>, store: string): Delivered {
  let told = false
  return {
    async tell() {
      if (told) return
      told = true
      const access = await tokens.access(null)
      const said = access === null ? null : await api.undelivered(access, store, 0)
      told = said?.ok === true
    },
  }
}
