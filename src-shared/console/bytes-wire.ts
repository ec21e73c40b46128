/** What stands in a message's text for bytes that went before it: their place among them. */
const MARK = '$bytes'

/** More before one text is no message of the contract. */
const MOST = 4

export interface BytesWire {
  /** Frames of one message: its bytes, then its text. */
  send(message: unknown): void
  /** Takes a frame as it came; calls back with each whole message, and with null for what is none. */
  hear(frame: string | Uint8Array, whole: (message: unknown) => void): void
}

/**
 * Messages as JSON over a carrier that keeps the order and knows text and binary frames (a WebSocket): bytes travel as
 * they are, before the text that names them. The message port needs none of it.
 */
export function bytesWire(carry: (frame: string | Uint8Array<ArrayBuffer>) => void): BytesWire {
  let before: Uint8Array[] = []
  return {
    send(message) {
      if (!hasBytes(message)) return carry(JSON.stringify(message))
      const bytes: Uint8Array<ArrayBuffer>[] = []
      const text = JSON.stringify(message, (_, value: unknown) =>
        value instanceof Uint8Array ? { [MARK]: bytes.push(new Uint8Array(value)) - 1 } : value,
      )
      for (const one of bytes) carry(one)
      carry(text)
    },
    hear(frame, whole) {
      if (typeof frame !== 'string') {
        before = before.length < MOST ? [...before, frame] : []
        return
      }
      const came = before
      before = []
      whole(parsed(frame, came))
    },
  }
}

/** Looking is many times faster than a replacer, and hardly any message has bytes. */
const hasBytes = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (value instanceof Uint8Array || (Array.isArray(value) ? value : Object.values(value)).some(hasBytes))

function parsed(text: string, bytes: readonly Uint8Array[]): unknown {
  try {
    // A page of documents is read several times faster without a reviver.
    if (!text.includes(`"${MARK}"`)) return JSON.parse(text)
    return JSON.parse(text, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !(MARK in value)) return value
      return typeof value[MARK] === 'number' ? (bytes[value[MARK]] ?? null) : value
    })
  } catch {
    // What is no JSON is no message; the contract's parser says so.
    return null
  }
}
