import type { StoredDocument } from '#shared/kernel/documents.ts'
import { GENESIS } from '../../log/chain.ts'
import type { Batch, CollectedCommand, EffectRow, FeedChange, HeadRow, KeptCommand, LogRow, Recovery } from '../port.ts'

export interface EffectWork {
  readonly attempts: number
  readonly leasedUntil: string
  readonly done: boolean
}

/** Everything the centre knows, as one value: a snapshot is a reference, a restore is an older one. */
export interface CentralState {
  readonly head: HeadRow
  readonly documents: ReadonlyMap<string, StoredDocument>
  readonly feed: ReadonlyMap<string, FeedChange>
  readonly log: readonly LogRow[]
  readonly refusals: ReadonlyMap<string, KeptCommand['rejection']>
  readonly kept: ReadonlyMap<string, KeptCommand>
  /** What a coordinator has settled, by the keys of `kept`. */
  readonly settled: ReadonlySet<string>
  readonly effects: ReadonlyMap<string, EffectRow>
  /** How far the work on each effect has come; absent: nobody has taken it yet. */
  readonly effectWork: ReadonlyMap<string, EffectWork>
  readonly nextNumber: number
  readonly recovery: Recovery | null
  readonly collected: ReadonlyMap<string, CollectedCommand>
}

export const emptyState = (centre: string): CentralState => ({
  head: { position: 0, chain: GENESIS, centre, epoch: 0 },
  documents: new Map(),
  feed: new Map(),
  log: [],
  refusals: new Map(),
  kept: new Map(),
  settled: new Set(),
  effects: new Map(),
  effectWork: new Map(),
  nextNumber: 1_001,
  recovery: null,
  collected: new Map(),
})

export const documentKey = (one: { readonly kind: string; readonly id: string }): string => `${one.kind}/${one.id}`
export const keptKey = (one: { readonly why: string; readonly commandId: string }): string =>
  `${one.why}/${one.commandId}`

/** A map with some entries set and some removed; the old one stays as it was. */
function patched<V>(
  before: ReadonlyMap<string, V>,
  set: readonly (readonly [string, V])[],
  remove: readonly string[] = [],
): ReadonlyMap<string, V> {
  if (set.length === 0 && remove.length === 0) return before
  const after = new Map(before)
  for (const key of remove) after.delete(key)
  for (const [key, value] of set) after.set(key, value)
  return after
}

/** @throws on a document that is there already, with the key: the caller answers as Postgres does */
export function applyBatch(state: CentralState, batch: Batch, head: HeadRow): CentralState {
  return {
    ...state,
    head,
    documents: patched(
      state.documents,
      [...batch.created, ...batch.updated].map((one) => [documentKey(one), one]),
    ),
    feed: patched(
      state.feed,
      batch.feed.map((one) => [`${one.scope} ${documentKey(one)}`, one]),
    ),
    log: [...state.log, ...batch.log],
    refusals: patched(
      state.refusals,
      batch.refusals.map((one) => [one.commandId, one.rejection]),
    ),
    kept: patched(
      state.kept,
      batch.kept.map((one) => [keptKey(one), one]),
      batch.released.map((commandId) => keptKey({ why: 'held', commandId })),
    ),
    effects: patched(
      state.effects,
      batch.effects.map((one) => [one.id, one]),
    ),
  }
}
