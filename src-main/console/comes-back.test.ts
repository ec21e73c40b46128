import { beforeEach, expect, test } from 'vitest'
import { comesBack, type Networks, reachingAddresses } from './comes-back.ts'

const info = (address: string, internal = false) => ({
  address,
  internal,
  netmask: '',
  family: 'IPv4' as const,
  mac: '',
  cidr: null,
})
const loopback = { lo: [info('127.0.0.1', true)] }
const cable = { ...loopback, eth0: [info('10.1.2.3')] }

let networks: Networks
let wall: number
let told: number
let look: () => void
let ended: boolean

beforeEach(() => {
  wall = 0
  told = 0
  ended = false
})
/** A console over such networks; `later` is the next look, so many milliseconds after the one before. */
function looking(at: Networks) {
  networks = at
  const watch = comesBack(
    {
      networks: () => networks,
      wall: () => wall,
      every(_ms, call) {
        look = call
        return () => {
          ended = true
        }
      },
    },
    () => told++,
  )
  const later = (now: Networks, ms = 2_000) => {
    networks = now
    wall += ms
    look()
  }
  return { watch, later }
}

test('a network that comes is told once; the same one, and one that goes, are not', () => {
  const { later } = looking(loopback)
  later(loopback)
  expect(told).toBe(0)
  later(cable)
  expect(told).toBe(1)
  later(cable)
  later(loopback)
  expect(told).toBe(1)
  later(cable)
  expect(told).toBe(2)
})

test('another address on the same interface, and a second network, are networks that came', () => {
  const { later } = looking(cable)
  later({ ...loopback, eth0: [info('192.168.1.9')] })
  expect(told).toBe(1)
  later({ ...loopback, eth0: [info('192.168.1.9')], tun0: [info('10.8.0.2')] })
  expect(told).toBe(2)
})

test('a look that comes minutes late is one of a machine that slept', () => {
  const { later } = looking(cable)
  later(cable, 9_000)
  expect(told).toBe(0)
  later(cable, 600_000)
  expect(told).toBe(1)
})

test('an address that the machine gave itself reaches nobody', () => {
  expect(reachingAddresses({ eth0: [info('169.254.3.4'), info('fe80::1')], wlan0: [info('10.0.0.9')] })).toEqual(
    new Set(['wlan0 10.0.0.9']),
  )
})

test('it ends with its console', () => {
  looking(cable).watch.stop()
  expect(ended).toBe(true)
})
