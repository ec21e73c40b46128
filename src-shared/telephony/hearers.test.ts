import { expect, test } from 'vitest'
import { CatalogueSettings } from '../catalogues/schema.ts'
import { UserId } from '../kernel/ids.ts'
import { hearersShown } from './hearers.ts'

const by = UserId.parse('01900000-0000-7000-8000-000000000103')
const all = (['listen', 'whisper', 'barge'] as const).map((act) => ({ act, by }))

test('an advisor is told of everybody in their call, unless the bank does not let them know who only listens', () => {
  expect(hearersShown(all, CatalogueSettings.parse({}))).toEqual(all)
  expect(hearersShown(all, { listeningShown: false }).map(({ act }) => act)).toEqual(['whisper', 'barge'])
})
