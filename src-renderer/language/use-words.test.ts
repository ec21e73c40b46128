import type { TFunction } from 'i18next'
import { expect, test, vi } from 'vitest'
import { remembering } from './use-words.ts'

test('words with numbers are looked up once for the same numbers, and words with names each time', () => {
  const look = vi.fn((key: string, facts?: Readonly<Record<string, unknown>>) => `${key} ${JSON.stringify(facts)}`)
  const t = remembering(look as unknown as TFunction) // as far as it is called here
  expect([t('time.now'), t('time.now')]).toEqual(['time.now undefined', 'time.now undefined'])
  expect(look).toHaveBeenCalledTimes(1)
  expect(t('time.secondsAgo', { count: 3 })).toBe('time.secondsAgo {"count":3}')
  expect(t('time.secondsAgo', { count: 3 })).toBe('time.secondsAgo {"count":3}')
  expect(t('time.secondsAgo', { count: 4 })).toBe('time.secondsAgo {"count":4}')
  expect(look).toHaveBeenCalledTimes(3)
  for (const text of ['Ana', 'Ana']) t('phone.callWho', { who: text })
  expect(look).toHaveBeenCalledTimes(5)
})
