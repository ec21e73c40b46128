import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derivedId, uuid, uuidv7 } from './ids.ts'
import { hashOf } from './text.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('an id is a UUID of version 7 that holds its time and nothing that follows from another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), bytes, (time, random) => {
      const id = uuidv7(time, random)
      expect(uuid.safeParse(id).success).toBe(true)
      expect(id[14]).toBe('7')
      expect('89ab').toContain(id[19])
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time)
    }),
  )
})
test('two ids of one moment differ wherever their randomness does', () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 4, max: 9 }), (random, at) => {
      const other = Uint8Array.from(random, (byte, index) => (index === at ? byte ^ 1 : byte))
      expect(uuidv7(1, other)).not.toBe(uuidv7(1, random))
    }),
  )
})
test('a derived id is the same each time, and a well-formed one', () => {
  const id = derivedId(hashOf('command/0'))
  expect(derivedId(hashOf('command/0'))).toBe(id)
  expect(derivedId(hashOf('command/1'))).not.toBe(id)
  expect(uuid.safeParse(id).success).toBe(true)
})
