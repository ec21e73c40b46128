import { z } from 'zod'
import { NumberLease } from '#shared/sync/protocol.ts'
import type { ReplicaStorage } from '../store/port.ts'

const Leases = z.array(NumberLease)
const leases = (storage: ReplicaStorage): NumberLease[] => Leases.parse(JSON.parse(storage.meta('leases') ?? '[]'))
const write = (storage: ReplicaStorage, rest: readonly NumberLease[]) => storage.setMeta('leases', JSON.stringify(rest))

/** Radicado numbers that can still be given without the centre. */
export const numbersLeft = (storage: ReplicaStorage): number =>
  leases(storage).reduce((sum, lease) => sum + lease.to - lease.from + 1, 0)

/** Adds what the centre leased, unless it is known already (an answer that came twice). */
export function addLease(storage: ReplicaStorage, lease: NumberLease): void {
  const highest = Number(storage.meta('leasedUpTo') ?? '0')
  if (lease.from <= highest) return
  write(storage, [...leases(storage), lease])
  storage.setMeta('leasedUpTo', String(lease.to))
}

/** The next free number, used up for good in its own transaction, or null: then the customer is told that it will follow. */
export function takeNumber(storage: ReplicaStorage): string | null {
  return storage.transaction(() => {
    const [first, ...rest] = leases(storage)
    if (first === undefined) return null
    write(storage, first.from < first.to ? [{ from: first.from + 1, to: first.to }, ...rest] : rest)
    return String(first.from)
  })
}

/** A store that was restored or copied gets a new id and gives none of the numbers another may have given. */
export const dropLeases = (storage: ReplicaStorage): void => write(storage, [])
