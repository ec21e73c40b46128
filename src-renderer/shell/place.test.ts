import { afterEach, expect, test, vi } from 'vitest'
import { goTo, hashNow, hashOfPlace, placeOf } from './place.ts'

let painted = () => {}
vi.mock('./after-paint.ts', () => ({ afterPaint: (act: () => void) => (painted = act) }))
afterEach(() => vi.unstubAllGlobals())

/** A window whose address somebody changes before the browser tells of it. */
function windowAt(hash: string) {
  const location = { hash }
  vi.stubGlobal('window', { location })
  return location
}

test('a place is read back from its own address', () => {
  const place = { area: 'cases', id: 'a/b' } as const
  expect(placeOf(hashOfPlace(place))).toEqual(place)
})
test('an address that is no place is the inbox', () => {
  expect(placeOf('')).toEqual({ area: 'inbox', id: null })
  expect(placeOf('#/elsewhere/1')).toEqual({ area: 'inbox', id: null })
})
test('the address follows what is shown once that is painted', () => {
  const location = windowAt('#/cases')
  goTo('inbox', '1')
  goTo('inbox', '2')
  expect([location.hash, hashNow()]).toEqual(['#/cases', '#/inbox/2'])
  painted()
  expect([location.hash, hashNow()]).toEqual(['#/inbox/2', '#/inbox/2'])
})
test('a link that is followed before the address was written is where one stays', () => {
  const location = windowAt('#/inbox/1')
  goTo('inbox')
  location.hash = '#/customers/2'
  painted()
  expect([location.hash, hashNow()]).toEqual(['#/customers/2', '#/customers/2'])
})
