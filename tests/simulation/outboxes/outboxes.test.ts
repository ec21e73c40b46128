import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Collection, replay } from './replay.ts'

const versions = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))

test.each(versions)('what consoles of %s left in their outboxes is answered as it was in its day', async (name) => {
  const collection = Collection.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')))
  const said = await replay(collection)
  const otherwise = collection.flatMap(({ body, outcome }, index) =>
    said[index] === outcome ? [] : [`${body.name}: ${outcome} then, ${said[index]} now`],
  )
  expect(otherwise).toEqual([])
  expect(new Set(collection.map(({ body }) => body.name)).size).toBeGreaterThan(10)
})

test('the collection has begun', () => {
  expect(versions).toContain('0.1.0.json')
})
