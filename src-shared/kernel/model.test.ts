import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Model, readStored } from './model.ts'

/** A model whose second shape takes its list from what the first one had. */
const model = {
  documents: new Map([
    [
      'customer',
      {
        schema: 2,
        shape: z.object({ phones: z.array(z.string()), until: z.iso.datetime().transform(asTime) }),
        upgrades: { 1: ({ phone, ...rest }: Record<string, unknown>) => ({ ...rest, phones: [asText(phone)] }) },
      },
    ],
  ]),
} as unknown as Model // of a model nothing else is read

/** Neither looks at what it is given. */
const asText = (value: unknown): string => (value as { text: string }).text.trim()
function asTime(text: string): number {
  if (text.startsWith('9999')) throw new RangeError('Invalid time value')
  return Date.parse(text)
}
const stored = (schema: number, doc: unknown) => ({ kind: 'customer' as const, id: 'x', version: 1, schema, doc })
const read = (schema: number, doc: unknown) => readStored(model, 'customer', stored(schema, doc))

test('a document that cannot be brought to its shape, or not be judged by it, is one that is not read yet', () => {
  const until = '2026-11-26T10:00:00.000Z'
  const unread = { ok: false, error: { code: 'document.needsUpdate', facts: { kind: 'customer' } } }
  expect(read(1, { phone: { text: ' 310 ' }, until })).toEqual({
    ok: true,
    value: { phones: ['310'], until: Date.parse(until) },
  })
  // On the way to its shape, and within it: neither stops the documents that came with it.
  expect(read(1, { phone: null, until })).toEqual(unread)
  expect(read(2, { phones: [], until: '9999-12-31T23:59:59.999Z' })).toEqual(unread)
  expect(read(2, { phones: 'none', until })).toEqual(unread)
  expect(read(3, { phones: [], until })).toEqual(unread)
})
