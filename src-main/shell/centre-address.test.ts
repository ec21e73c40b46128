import { expect, test } from 'vitest'
import { centreAddress, isHere } from './centre-address.ts'

test('a centre across a network is https, whoever names it', () => {
  for (const open of [
    'http://centro.example',
    'http://10.1.2.3:7040',
    'http://127.centro.example',
    'ws://localhost:1',
  ]) {
    expect(() => centreAddress(open, {}), open).toThrow(/--central.*no usa https/)
    expect(() => centreAddress(undefined, { centre: open }), open).toThrow(/en la política.*no usa https/)
  }
  expect(centreAddress('https://centro.example', {})).toBe('https://centro.example')
  expect(centreAddress(undefined, { centre: 'https://10.1.2.3:7040' })).toBe('https://10.1.2.3:7040')
})

test('on this machine it may be http', () => {
  for (const here of ['http://127.0.0.1:7040', 'http://127.8.9.1', 'http://localhost:7040', 'http://[::1]:7040']) {
    expect(isHere(here), here).toBe(true)
    expect(centreAddress(here, { centre: 'https://centro.example' })).toBe(here)
  }
})

test('none, and what is no address, is said', () => {
  expect(() => centreAddress(undefined, {})).toThrow(/falta la dirección del centro/)
  expect(() => centreAddress('centro', {})).toThrow(/la dirección del centro no es una URL/)
})
