import { expect, test } from 'vitest'
import { locks } from './locks.ts'

const [a, b, c] = [{}, {}, {}]

test('a circle of waiting transactions fails the one that closes it', async () => {
  const { take, release } = locks()
  await take('one', a)
  await take('two', b)
  const waits = take('two', a)
  await expect(take('one', b)).rejects.toThrow('40P01')
  release(b)
  await waits
})

test('whoever has just been given a row waits for nothing any more', async () => {
  const { take, release } = locks()
  await take('one', a)
  const given = take('one', b)
  release(a)
  // Asked before b goes on: b holds the row, and waits for nobody.
  const waits = take('one', c)
  await given
  release(b)
  await waits
})
