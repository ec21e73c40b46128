import { expect, test } from 'vitest'
import { publishersIn, publishersOf } from './publishers.ts'

const settings = (publisher: string) =>
  `provider: generic\nurl: https://versiones.example\n${publisher}updaterCacheDirName: multicontacto-updater\n`

test('one publisher, or a list of them', () => {
  expect(publishersOf(settings('publisherName: Multicontacto\n'))).toEqual(['Multicontacto'])
  expect(publishersOf(settings('publisherName:\n  - CN=Uno, O="Uno, S.A."\n  - \'CN=Dos\'\n'))).toEqual([
    'CN=Uno, O="Uno, S.A."',
    'CN=Dos',
  ])
})

test('nobody: no key, no value, no file', () => {
  for (const nobody of ['', 'publisherName:\n', 'publisherName: null\n', "publisherName: ''\n", 'publisherName: []\n'])
    expect(publishersOf(settings(nobody)), nobody).toEqual([])
  expect(publishersIn('/nowhere/app-update.yml')).toEqual([])
})
