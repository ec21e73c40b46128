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

export function accessTokens(api: CentreApi, secrets: SecretStorage): AccessTokens {
  let userId: string | null = null
  let access: string | null = null
  let refreshing: Promise<string | null> | null = null

  async function refresh(user: string): Promise<string | null> {
    // What the keyring does not give now is there for the next one who asks.
    const secret = await secrets.get(secretName(user)).catch(nullWhenUnreadable)
    if (secret === null) return null
    const tokens = await api.refresh(Buffer.from(secret).toString())
    if (!tokens.ok || user !== userId) return null
    // Kept before it is used: an answer that is lost from here on has its grace at the centre.
    await secrets.set(secretName(user), Buffer.from(tokens.value.refresh))
    access = tokens.value.access
    return access
  }
  return {
    async take(user, tokens) {
      userId = user
      await secrets.set(secretName(user), Buffer.from(tokens.refresh))
      access = tokens.access
    },
    resume(user) {
      if (user === userId) return
      userId = user
      access = null
    },
    access(refused) {
      if (access !== null && access !== refused) return Promise.resolve(access)
      if (userId === null) return Promise.resolve(null)
      // One refresh at a time: two would rotate each other's token away.
      refreshing ??= refresh(userId).finally(() => {
        refreshing = null
      })
      return refreshing
    },
    async forget() {
      if (userId !== null) await secrets.delete(secretName(userId))
      userId = null
      access = null
    },
  }
}
