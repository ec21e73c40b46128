import { expect, test } from 'vitest'
import { mirrorsIn } from './mirror.ts'

test('the mirror is the archive that apt is set up with, not a commented one nor that of another publisher', () => {
  const source = [
    'Types: deb',
    '# http://snapshot.example/archive/debian/20250520T000000Z',
    '#URIs: http://dead.example/debian',
    'URIs: http://mirror.example/debian',
    'Suites: bookworm',
  ].join('\n')
  expect(mirrorsIn(source)).toEqual(['http://mirror.example/debian'])
  expect(mirrorsIn('URIs: http://mirror.example/debian-security')).toEqual([])
  expect(mirrorsIn('deb https://packages.example/apt sdk main')).toEqual([])
  expect(mirrorsIn('deb [arch=amd64] http://mirror.example/debian/ bookworm main')).toEqual([
    'http://mirror.example/debian/',
  ])
})
