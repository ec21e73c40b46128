import { expect, test } from 'vitest'
import { hashOf, isStorable, requiredText, text } from './text.ts'

const refusal = (value: string, shape = text(10)) => shape.safeParse(value).error?.issues[0]?.message

test('one pasted character that a database refuses is refused at the form', () => {
  expect(refusal('a\u0000b')).toBe('text.unstorable')
  expect(refusal('\ud800')).toBe('text.unstorable')
  expect(refusal('\udc00x')).toBe('text.unstorable')
  expect(refusal('ñandú 👍')).toBeUndefined()
})
test('of all characters only U+0000 and half ones are refused', () => {
  const refused: number[] = []
  for (let unit = 0; unit <= 0xffff; unit++) if (!isStorable(String.fromCharCode(unit))) refused.push(unit)
  expect(refused).toHaveLength(1 + 0x800)
  expect([refused[0], refused[1], refused.at(-1)]).toEqual([0, 0xd800, 0xdfff])
})
test('a text is trimmed, has a longest length, and may have to be there', () => {
  expect(text(3).parse(' abc ')).toBe('abc')
  expect(refusal('abcd', text(3))).toBe('text.tooLong')
  expect(refusal('   ', requiredText(3))).toBe('text.required')
})
test('texts are named by their SHA-256', () => {
  expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})
