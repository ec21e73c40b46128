import type { AmiMessage } from '../ami/messages.ts'
import { isOnHold } from './channels.ts'
import { held, type Part } from './parts.ts'

/**
 * Finds holds that began or ended while the bridge was away, in what the PBX lists (CoreShowChannels). What is not known
 * is believed at once; against what was heard two lists running are, for one may have been written before it.
 */
export function holdsCompared(pbx: string) {
  /** Parts that the last list had as on hold though they were not, or the other way round. */
  let doubted: ReadonlySet<string> = new Set()
  return (parts: ReadonlyMap<string, Part>, listed: readonly AmiMessage[], now: number) => {
    const others = listed.flatMap((message) => {
      const part = parts.get(message.fields.Uniqueid ?? '')
      const is = isOnHold(message)
      if (part === undefined || is === null || (part.holdKnown && is === (part.heldSince !== null))) return []
      return [{ part, is }]
    })
    const found = others.filter(({ part }) => !part.holdKnown || doubted.has(part.id))
    doubted = new Set(others.filter((one) => !found.includes(one)).map(({ part }) => part.id))
    return found.map(({ part, is }) => held(pbx, part, is, now))
  }
}
