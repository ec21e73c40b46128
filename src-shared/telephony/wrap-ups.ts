import type { InteractionId, UserId } from '../kernel/ids.ts'
import { unixMsOf } from '../kernel/instants.ts'
import { byOf, type CallEntry, type CallRecord } from './call-record.ts'
import type { PbxEventOf } from './pbx-events.ts'

const JOINED: readonly CallEntry['kind'][] = ['connected', 'retaken']

/** Who says it: the console that wrapped up, by the centre, and no PBX. */
const SAID_BY = 'centre'

/** The part of a call that an answer began, by the PBX's own name of it: `<part>/<call>`, with more behind for what followed. */
const partOf = ({ key }: CallEntry, call: string): string | null => {
  const at = key.indexOf(`/${call}`)
  return at > 0 ? key.slice(0, at) : null
}

/**
 * How long each advisor wrapped up each of their parts of a call, as the board hears it: from the end that their console wrote
 * to the end of the wrap-up, by one clock. Named by the part, so that each is one however often and wherever it is told. A part
 * that the PBX has told of nobody is none, nor is its wrap-up.
 */
export function wrapUpsOf(call: InteractionId, { entries }: CallRecord): readonly PbxEventOf<'wrapUpEnded'>[] {
  const advisors = new Set(entries.flatMap((entry) => (entry.kind === 'wrapUpEnded' ? (byOf(entry) ?? []) : [])))
  return [...advisors].flatMap((advisor) => wrapUpsBy(advisor, call, entries))
}

function wrapUpsBy(advisor: UserId, call: InteractionId, entries: readonly CallEntry[]) {
  const found: PbxEventOf<'wrapUpEnded'>[] = []
  let part: string | null = null
  let endedAt: number | null = null
  for (const entry of entries) {
    if (byOf(entry) !== advisor) continue
    const at = unixMsOf(entry.at)
    if (JOINED.includes(entry.kind)) part = partOf(entry, call) ?? part
    else if (entry.kind === 'ended') endedAt = at
    else if (entry.kind === 'wrapUpEnded' && part !== null && endedAt !== null) {
      const wrapUpMs = at - endedAt
      found.push({ type: 'wrapUpEnded', id: part, at, pbx: SAID_BY, call, advisor, part, wrapUpMs })
      // What ends again without another part is the same wrap-up.
      part = null
    }
  }
  return found
}
