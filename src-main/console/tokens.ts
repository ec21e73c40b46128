import type { Tokens } from '#shared/sync/api.ts'
import { SecretsUnreadable } from '../keys/secrets-unreadable.ts'
import type { SecretStorage } from '../shell/shell.ts'
import type { CentreApi } from './centre-api.ts'

/** The access to the centre of who is signed in. The refresh token is in the shell's secret storage, never in a file of ours. */
export interface AccessTokens {
  take(userId: string, tokens: Tokens): Promise<void>
  /** Whose store was opened, perhaps without the centre: their refresh token of another day serves when it is back. */
  resume(userId: string): void
  /** An access token; a new one when `refused` is the one at hand. Null: signed out at the centre, or out of reach. */
  access(refused: string | null): Promise<string | null>
  forget(): Promise<void>
}

function nullWhenUnreadable(failure: unknown): null {
  if (failure instanceof SecretsUnreadable) return null
  throw failure
}

const secretName = (userId: string) => `refresh-${userId}`

/** One person's time at the console, from their sign-in on: what is asked in it is of no use after it. */
interface Turn {
  readonly userId: string
  access: string | null
  refreshing: Promise<string | null> | null
  /** They have signed out, or were made to. */
  isOver: boolean
}

const beginTurn = (userId: string): Turn => ({ userId, access: null, refreshing: null, isOver: false })

export function accessTokens(api: CentreApi, secrets: SecretStorage): AccessTokens {
  let turn: Turn | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: a token that is still being written when its person leaves is deleted after that. */
  function inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = last.then(work)
    last = done.catch(() => null) // told to whoever asked
    return done
  }

  async function refresh(mine: Turn): Promise<string | null> {
    const name = secretName(mine.userId)
    // What the keyring does not give now is there for the next one who asks.
    const secret = await inOrder(() => secrets.get(name)).catch(nullWhenUnreadable)
    if (secret === null || turn !== mine) return null
    const tokens = await api.refresh(Buffer.from(secret).toString())
    if (!tokens.ok) return null
    // Kept before it is used: an answer that is lost from here on has its grace at the centre.
    await inOrder(async () => {
      if (turn === mine) await secrets.set(name, Buffer.from(tokens.value.refresh))
    })
    // Meanwhile somebody else may sit here, or the same person anew.
    if (turn !== mine) {
      // What was ended with the token before goes on with this one, which nobody has.
      if (mine.isOver) await api.end(tokens.value.access)
      return null
    }
    mine.access = tokens.value.access
    return mine.access
  }
  return {
    async take(userId, tokens) {
      const mine = beginTurn(userId)
      turn = mine
      await inOrder(() => secrets.set(secretName(userId), Buffer.from(tokens.refresh)))
      mine.access = tokens.access
    },
    resume(userId) {
      if (userId !== turn?.userId) turn = beginTurn(userId)
    },
    access(refused) {
      const mine = turn
      if (mine === null) return Promise.resolve(null)
      if (mine.access !== null && mine.access !== refused) return Promise.resolve(mine.access)
      // One refresh at a time: two would rotate each other's token away.
      mine.refreshing ??= refresh(mine).finally(() => {
        mine.refreshing = null
      })
      return mine.refreshing
    },
    async forget() {
      const left = turn
      turn = null
      if (left === null) return
      left.isOver = true
      await inOrder(() => secrets.delete(secretName(left.userId)))
    },
  }
}
