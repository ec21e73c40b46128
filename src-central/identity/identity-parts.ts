import type { Instant } from '#shared/kernel/instants.ts'
import type { Model } from '#shared/kernel/model.ts'
import type { SqlClient } from '../store/sql/client.ts'

/** What who somebody is, is asked of. */
export interface IdentityParts {
  readonly client: SqlClient
  readonly model: Model
  readonly now: () => Instant
  readonly recoveryKey: string
}
