import { expect, test } from 'vitest'
import { bytesWire } from './bytes-wire.ts'

/** Two ends of one carrier. */
function across(...messages: unknown[]): unknown[] {
  const heard: unknown[] = []
  const there = bytesWire(() => {})
  const here = bytesWire((frame) => there.hear(frame, (message) => heard.push(message)))
  for (const message of messages) here.send(message)
  return heard
}

test('a message without bytes is its JSON', () => {
  const sent: unknown[] = []
  bytesWire((frame) => sent.push(frame)).send({ call: 1, text: 'hola' })
  expect(sent).toEqual(['{"call":1,"text":"hola"}'])
})
test('bytes arrive as they are, each in its message and place', () => {
  const a = { parameters: { bytes: Uint8Array.from([0, 255, 1]) } }
  const b = { value: { ok: true, value: { bytes: Uint8Array.from([7]), next: null } } }
  expect(across(a, { plain: 1 }, b)).toEqual([a, { plain: 1 }, b])
})
test('a text that speaks of bytes that did not come has none, and bytes of another message are not taken', () => {
  const heard: unknown[] = []
  const wire = bytesWire(() => {})
  wire.hear(Uint8Array.from([1]), () => {})
  for (const text of ['{"a":1}', '{"bytes":{"$bytes":0}}', 'no es JSON'])
    wire.hear(text, (message) => heard.push(message))
  expect(heard).toEqual([{ a: 1 }, { bytes: null }, null])
})
