import type { InteractionId, UserId } from '../kernel/ids.ts'
import { unixMsOf } from '../kernel/instants.ts'
import { byOf, type CallEntry, type CallRecord, isJoining } from './call-record.ts'
import type { PbxEventOf } from './pbx-events.ts'

/** Who says it: the console that wrapped up, by the centre, and no PBX. */
const SAID_BY = 'centre'

/** The part of a call that an answer began, by the PBX's own name of it: `<part>/<call>`, with more behind for what followed. */
export const partOf = ({ key }: CallEntry, call: string): string | null => {
  const at = key.indexOf(`/${call}`)
  return at > 0 ? key.slice(0, at) : null
}

/** The part of a call that an advisor is in: what of the PBX began it, and null where it has told of none so far. */
interface Part {
  readonly joined: CallEntry | null
}

/** A wrap-up and the part that it follows, in unix ms. */
export interface WrapUpSpan extends Part {
  readonly from: number
  readonly to: number
}

/**
 * How an advisor wrapped up each of their parts of a call: from the end that their console wrote to the end of the wrap-up, by
 * one clock. It is of the part that had ended: the customer may be back by then, in another. What ends again without another
 * part is the same wrap-up.
 */
export function wrapUpSpans({ entries }: CallRecord, advisor: UserId): readonly WrapUpSpan[] {
  const spans: WrapUpSpan[] = []
  let inPart: Part | null = null
  let over: (Part & { readonly from: number }) | null = null
  for (const entry of entries) {
    if (byOf(entry) !== advisor) continue
    const at = unixMsOf(entry.at)
    if (isJoining(entry)) {
      // The PBX's clock may be late: what a console has told of alone was begun by this.
      if (inPart === null && over?.joined === null) over = { joined: entry, from: over.from }
      else inPart = { joined: entry }
    } else if (entry.kind === 'answered') inPart ??= { joined: null }
    else if (entry.kind === 'ended' && inPart !== null) {
      over = { ...inPart, from: at }
      inPart = null
    } else if (entry.kind === 'wrapUpEnded' && over !== null) {
      spans.push({ ...over, to: at })
      over = null
    }
  }
  return spans
}

/**
 * Every advisor's wrap-ups of a call as the board hears them. Named by the part, so that each is one however often and wherever
 * it is told. A part that the PBX has told of nobody is none, nor is its wrap-up.
 */
export function wrapUpsOf(call: InteractionId, record: CallRecord): readonly PbxEventOf<'wrapUpEnded'>[] {
  const advisors = new Set(record.entries.flatMap((entry) => (entry.kind === 'wrapUpEnded' ? (byOf(entry) ?? []) : [])))
  return [...advisors].flatMap((advisor) =>
    wrapUpSpans(record, advisor).flatMap(({ joined, from, to }): readonly PbxEventOf<'wrapUpEnded'>[] => {
      const part = joined === null ? null : partOf(joined, call)
      if (part === null) return []
      return [{ type: 'wrapUpEnded', id: part, at: to, pbx: SAID_BY, call, advisor, part, wrapUpMs: to - from }]
    }),
  )
}
