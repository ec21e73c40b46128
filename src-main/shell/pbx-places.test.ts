import { expect, test } from 'vitest'
import { contentSecurityPolicy } from './content-security.ts'
import { pbxPlaces } from './pbx-places.ts'

const CENTRE = 'https://multicontacto.banco.example'

test('the policy’s PBX is the only one, whatever its path', () => {
  const { sources, allows } = pbxPlaces({ pbx: 'wss://central.banco.example/ws' }, CENTRE)
  expect(sources).toEqual(['wss://central.banco.example'])
  expect(allows('wss://central.banco.example/ws')).toBe(true)
  expect(allows('wss://central.banco.example:443/otra')).toBe(true)
  for (const other of [
    'wss://central.banco.example:8089/ws',
    'ws://central.banco.example/ws',
    'wss://evil.example/ws',
    'wss://multicontacto.banco.example/ws',
    'ws://127.0.0.1:8088/ws',
  ])
    expect(allows(other), other).toBe(false)
})

test('without one the phone registers beside the centre, or on this machine', () => {
  const { sources, allows } = pbxPlaces({}, CENTRE)
  expect(sources).toEqual(['wss://multicontacto.banco.example:*', 'ws://127.0.0.1:*'])
  for (const near of ['wss://multicontacto.banco.example:8089/ws', 'ws://127.0.0.1:8088/ws'])
    expect(allows(near), near).toBe(true)
  for (const far of ['ws://multicontacto.banco.example/ws', 'wss://evil.example/ws', 'ws://10.0.0.7/ws'])
    expect(allows(far), far).toBe(false)
})

test('the page may connect there and nowhere else', () => {
  const connects = (sources: readonly string[]) =>
    contentSecurityPolicy(`'self' ${sources.join(' ')}`)
      .split('; ')
      .find((rule) => rule.startsWith('connect-src'))
  expect(connects(['wss://central.banco.example'])).toBe("connect-src 'self' wss://central.banco.example")
})
