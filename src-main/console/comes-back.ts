import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

export type Networks = NodeJS.Dict<NetworkInterfaceInfo[]>

/** What is looked at, and by which clock; tests give their own. */
export interface NetworkMachine {
  networks(): Networks
  /** Milliseconds of the wall clock, which goes on while the machine sleeps. */
  wall(): number
  /** Calls again and again; returns the way to end it. */
  every(ms: number, call: () => void): () => void
}

const LOOK_MS = 2_000
/** A look so late was not late: the machine slept. */
const SLEPT_MS = 10_000

export const systemNetworks: NetworkMachine = {
  networks: networkInterfaces,
  wall: Date.now,
  every(ms, call) {
    const timer = setInterval(call, ms).unref()
    return () => clearInterval(timer)
  },
}

/** The addresses by which a machine can reach another: not its own loopback, nor what a plugged-out cable leaves. */
export const reachingAddresses = (networks: Networks): ReadonlySet<string> =>
  new Set(
    Object.entries(networks).flatMap(([name, found = []]) =>
      found
        .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address))
        .map(({ address }) => `${name} ${address}`),
    ),
  )

/** RFC 3927 and RFC 4291, 2.5.6: given by a machine to itself where nobody gives it one. */
const LINK_LOCAL = /^(169\.254\.|fe80:)/i

/**
 * Says when the machine has a network that it had not (cable, Wi-Fi, VPN), or has slept. Node has no event for either.
 * @param back called at most once a look
 */
export function comesBack(machine: NetworkMachine, back: () => void): { stop(): void } {
  let known = reachingAddresses(machine.networks())
  let looked = machine.wall()
  const end = machine.every(LOOK_MS, () => {
    const now = reachingAddresses(machine.networks())
    const at = machine.wall()
    const slept = at - looked > SLEPT_MS
    const isNew = [...now].some((address) => !known.has(address))
    known = now
    looked = at
    if (slept || isNew) back()
  })
  return { stop: end }
}
