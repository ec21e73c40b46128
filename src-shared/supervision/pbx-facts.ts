import type { PbxEventOf } from '../telephony/pbx-events.ts'

/** Everything that was said to be there at a moment: what it does not name of its PBX was over by then. */
export type Snapshot = PbxEventOf<'bridgeConnected'>

/** What was said of one stay of a call in a queue. */
export interface StayFacts {
  readonly stay: string
  readonly queue: string
  entered: PbxEventOf<'queueEntered'> | null
  answered: PbxEventOf<'callAnswered'> | null
  gone: PbxEventOf<'callAbandoned'> | PbxEventOf<'leftQueue'> | null
}

export type Hold = PbxEventOf<'callHeld'> | PbxEventOf<'callResumed'>

/** What was said of one advisor's part of a call. */
export interface PartFacts {
  readonly part: string
  readonly advisor: string
  answered: PbxEventOf<'callAnswered'> | null
  ended: PbxEventOf<'callEnded'> | null
  wrapUp: PbxEventOf<'wrapUpEnded'> | null
  quality: PbxEventOf<'lineQuality'> | null
  readonly holds: Map<string, Hold>
}

/**
 * What the PBX's events say, gathered. Hearing is a join: each field has a rule by which one of two sayings wins, whatever
 * the order, so that events told twice, late, by two nodes or read again from the store make the same facts. This is why
 * the live board and a report of the same day cannot differ.
 *
 * The maps are changed in place by `hear` alone: a day has tens of thousands of events.
 */
export interface PbxFacts {
  readonly stays: Map<string, StayFacts>
  readonly staysOf: Map<string, Set<string>>
  readonly parts: Map<string, PartFacts>
  /** By advisor, and by the queue that they came by. */
  readonly partsOf: Map<string, Set<string>>
  readonly partsFrom: Map<string, Set<string>>
  readonly rings: Map<string, { rang: PbxEventOf<'advisorRang'> | null; ended: PbxEventOf<'ringEnded'> | null }>
  readonly ringsOf: Map<string, Set<string>>
  readonly presences: Map<string, Map<string, PbxEventOf<'presence'>>>
  readonly bridges: Map<string, PbxEventOf<'bridgeConnected'> | PbxEventOf<'bridgeDisconnected'>>
  readonly snapshots: Map<string, Snapshot>
}

export const newFacts = (): PbxFacts => ({
  stays: new Map(),
  staysOf: new Map(),
  parts: new Map(),
  partsOf: new Map(),
  partsFrom: new Map(),
  rings: new Map(),
  ringsOf: new Map(),
  presences: new Map(),
  bridges: new Map(),
  snapshots: new Map(),
})

/** Of two sayings about one thing the earlier wins; of two of the same moment, the one whose name sorts first. */
export const earlier = <E extends { readonly at: number; readonly id: string }>(known: E | null, said: E): E =>
  known === null || said.at < known.at || (said.at === known.at && said.id < known.id) ? said : known
export const later = <E extends { readonly at: number; readonly id: string }>(
  known: E | null | undefined,
  said: E,
): E =>
  known === null || known === undefined || said.at > known.at || (said.at === known.at && said.id > known.id)
    ? said
    : known

export function index(into: Map<string, Set<string>>, key: string, value: string): void {
  const known = into.get(key)
  if (known === undefined) into.set(key, new Set([value]))
  else known.add(value)
}
