import type { Effect } from '#shared/kernel/commands.ts'
import type { Instant } from '#shared/kernel/instants.ts'

/** Something that must happen outside, as its command wrote it. */
export interface DueEffect {
  /** Derived from the command's: the outside knows it by this id (Message-ID, call id, document id). */
  readonly id: string
  readonly commandId: string
  readonly effect: Effect
  readonly at: Instant
}

/** `notYet`: what it needs is still to come; it is tried again later, and nothing has failed. */
export type Performed = 'done' | 'notYet'

/** Does one kind of effect. Whatever fails is thrown, told, and tried again later. */
export interface EffectPerformer {
  /** Whether the outside has it already: asked before each try, because a worker may die between doing and saying so. */
  isDone(id: string): Promise<boolean>
  perform(due: DueEffect): Promise<Performed>
}

export type EffectPerformers = Readonly<Record<string, EffectPerformer>>
