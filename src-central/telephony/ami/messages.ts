/** One message of the manager interface. A key that comes more than once keeps all its values in their order. */
export interface AmiMessage {
  /** One value of each key: the last, but of an event of our own dialplan the first. */
  readonly fields: Readonly<Record<string, string>>
  readonly all: (key: string) => readonly string[]
}

/** Longer than any message of ours; beyond it the other end is no Asterisk. */
const LONGEST = 4 * 1024 * 1024

/**
 * What the dialplan tells of a channel stands behind what Asterisk itself says of it, and may hold what a caller wrote:
 * it must not say of which channel it is.
 */
const OWN = 'UserEvent'

function messageOf(lines: readonly string[]): AmiMessage {
  const values = new Map<string, string[]>()
  for (const line of lines) {
    const at = line.indexOf(':')
    if (at < 0) continue
    const key = line.slice(0, at)
    const value = line.slice(at + 1).replace(/^ /, '')
    values.set(key, [...(values.get(key) ?? []), value])
  }
  const wins = values.get('Event')?.[0] === OWN ? 0 : -1
  const fields = Object.fromEntries([...values].map(([key, all]) => [key, all.at(wins) ?? '']))
  return { fields, all: (key) => values.get(key) ?? [] }
}

/**
 * Cuts a stream of text into messages: lines `Key: Value` up to an empty one. The greeting line has no key and belongs
 * to no message.
 * @returns takes what was received; gives the messages that are complete now
 * @throws when a message does not end
 */
export function messageReader(): (received: string) => readonly AmiMessage[] {
  let rest = ''
  return (received) => {
    rest += received
    const found: AmiMessage[] = []
    for (let end = rest.indexOf('\r\n\r\n'); end >= 0; end = rest.indexOf('\r\n\r\n')) {
      found.push(messageOf(rest.slice(0, end).split('\r\n')))
      rest = rest.slice(end + 4)
    }
    if (rest.length > LONGEST) throw new Error('a message of the manager interface does not end')
    return found
  }
}

/** What an action takes; a list is the same key several times. */
export type AmiFields = Readonly<Record<string, string | number | readonly string[]>>

/** @throws on a line break in a value: it would begin another key */
export function writeAction(name: string, id: string, fields: AmiFields): string {
  const lines = [
    ['Action', name],
    ['ActionID', id],
    ...Object.entries(fields).flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => [key, String(one)]),
    ),
  ].map(([key, value]) => `${key}: ${value}`)
  if (lines.some((line) => /[\r\n]/.test(line))) throw new Error(`a value of ${name} has a line break`)
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Channel variables that an event carries (`ChanVariable: NAME=value`, by manager.conf's `channelvars`). */
export const variablesOf = (message: AmiMessage, key = 'ChanVariable'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (message.fields.Event === OWN ? message.all(key).toReversed() : message.all(key)).map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
