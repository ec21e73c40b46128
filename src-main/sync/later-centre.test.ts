import { expect, test } from 'vitest'
import { CentreUnreachable } from './centre-errors.ts'
import type { HttpCentre } from './http-centre.ts'
import { laterCentre } from './later-centre.ts'

/** A centre that says what it was asked. */
function made() {
  let count = 0
  const asked: string[] = []
  const note =
    (name: string) =>
    (...given: unknown[]): Promise<never> => {
      asked.push(`${name} ${JSON.stringify(given)}`)
      return Promise.resolve(name as never) // any answer will do
    }
  const centre: HttpCentre = {
    push: note('push'),
    pull: note('pull'),
    commonHead: note('commonHead'),
    last: note('last'),
    attachments: { standing: note('standing'), put: note('put'), read: note('read') },
  }
  return {
    asked,
    count: () => count,
    make: async () => {
      count++
      return centre
    },
  }
}
const ANY = {} as never // passed through, whatever it is

test('a centre is made when it is first asked, and once, however many ask at a time', async () => {
  const { make, count } = made()
  const centre = laterCentre(make)
  expect(count()).toBe(0)
  expect(await Promise.all([centre.push(ANY), centre.pull(ANY), centre.attachments.standing([])])).toEqual([
    'push',
    'pull',
    'standing',
  ])
  await centre.commonHead(ANY)
  expect(count()).toBe(1)
})
test('every question reaches it as it was put', async () => {
  const { make, asked } = made()
  const centre = laterCentre(make)
  await centre.attachments.put({ start: 7 } as never, new Uint8Array([1])) // as above
  await centre.attachments.read({ start: 8 } as never) // as above
  await centre.last({ kind: 'push' } as never, ANY) // as above
  expect(asked).toEqual(['put [{"start":7},{"0":1}]', 'read [{"start":8}]', 'last [{"kind":"push"},{}]'])
})
test('one that could not be made fails whoever asks, and is made at the next question', async () => {
  const { make } = made()
  let away = true
  const centre = laterCentre(() => (away ? Promise.reject(new CentreUnreachable('no way yet')) : make()))
  await expect(centre.push(ANY)).rejects.toThrow('no way yet')
  away = false
  expect(await centre.push(ANY)).toBe('push')
})
