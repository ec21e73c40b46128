import type { EngineParts } from '../sync/engine.ts'
import { nextChain } from './chain.ts'

/** A row of the log that no command made: a store's key was opened for its owner. */
export async function logKeyRecovery({ store, now }: Pick<EngineParts, 'store' | 'now'>, actor: string): Promise<void> {
  await store.write(async (transaction) => {
    const head = await transaction.lockHead()
    const position = head.position + 1
    const row = {
      position,
      commandId: null,
      sha256: null,
      actor,
      outcome: 'keyRecovered' as const,
      versions: [],
      receivedAt: now(),
    }
    const chain = nextChain(head.chain, row)
    await transaction.append(
      {
        created: [],
        updated: [],
        feed: [],
        log: [{ ...row, chain }],
        refusals: [],
        kept: [],
        released: [],
        effects: [],
      },
      { ...head, position, chain },
    )
  })
}
