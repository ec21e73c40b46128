import { createHash } from 'node:crypto'
import { z } from 'zod'
import { memoryCentre } from '#central/store/memory/memory-store.ts'
import { bearDocuments } from '#central/sync/born-here.ts'
import { createEngine, type Engine } from '#central/sync/engine.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { instantOf } from '#shared/kernel/instants.ts'
import { model } from '#shared/model/model.ts'
import type { PushRequest } from '#shared/sync/protocol.ts'
import { cast, firstDocuments } from '../world/cast.ts'
import { type Chance, chance } from '../world/random.ts'
import { BEGINNING } from '../world/workstation.ts'

/** What a version of the console left in outboxes: who sent what, and what the centre of its day said to it. */
export const Collection = z.array(
  z.object({ actor: z.string(), body: z.looseObject({ id: z.string(), name: z.string() }), outcome: z.string() }),
)
export type Collection = z.infer<typeof Collection>

/** Sends an outbox to today's centre, one command a push, in its order. @returns what it said to each */
export async function replay(commands: readonly Pick<Collection[number], 'actor' | 'body'>[]): Promise<string[]> {
  const dice = chance(1)
  const memory = memoryCentre('00000000-0000-7000-8000-000000000000')
  const parts = {
    store: memory.node(() => Promise.resolve()),
    model,
    cursorKey: createHash('sha256').update('outboxes').digest(),
    now: () => instantOf(BEGINNING + 60_000),
    newId: () => uuidv7(BEGINNING, dice.bytes(10)),
  }
  await bearDocuments(parts, cast.raul.id, firstDocuments())
  const engine = createEngine(parts)
  const outcomes: string[] = []
  for (const one of commands) {
    await push(engine, one, dice)
    outcomes.push(memory.state().log.find((row) => row.commandId === one.body.id)?.outcome ?? 'unanswered')
  }
  return outcomes
}

/** Sends one command as the program of its day did. */
export async function push(
  engine: Pick<Engine, 'push'>,
  { actor, body }: Pick<Collection[number], 'actor' | 'body'>,
  dice: Chance,
): Promise<void> {
  const store = uuidv7(BEGINNING, dice.bytes(10)) as PushRequest['store'] // a UUIDv7 by construction
  await engine.push(actor, { protocol: 1, app: '0.1.0', store, heard: null, commands: [body] })
}
