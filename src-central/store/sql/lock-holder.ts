import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** A process by more than its number, which another may have later, or at the same time in another container. */
export interface Holder {
  readonly pid: number
  /** Where that number counts: the machine since it was started and, on Linux, the container (proc(5), namespaces(7)). */
  readonly place: string
  /** When it began, in the kernel's ticks; empty where that cannot be known. */
  readonly began: string
}

const Written = z.object({ pid: z.number().int(), place: z.string(), began: z.string() })
/** Versions before this one wrote the number alone. */
const OLD = /^\d+$/

/** @returns null where nothing can be read: of a moment in which it is written, or of a crash in that moment */
export function holderIn(text: string): Holder | number | null {
  if (OLD.test(text)) return Number(text)
  try {
    return Written.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const linux = (read: () => string): string => {
  if (process.platform !== 'linux') return ''
  try {
    return read().trim()
  } catch {
    // No /proc, or none of that process.
    return ''
  }
}

/** Field 22 of stat, counted behind the name, which may hold spaces and brackets itself. */
const beganOf = (pid: number): string =>
  linux(
    () =>
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '',
  )

export const thisProcess = (): Holder => ({
  pid: process.pid,
  place:
    linux(
      () => `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`,
    ) || hostname(),
  began: beganOf(process.pid),
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
}

/** @returns null where it cannot be seen from here */
export function isRunning(holder: Holder | number | null, self: Holder): boolean | null {
  if (holder === null) return null
  // In a container a restarted process may well have the number of the one that died.
  if (typeof holder === 'number') return holder !== self.pid && isAlive(holder)
  if (holder.place !== self.place) return null
  const now = beganOf(holder.pid)
  if (now !== '' && holder.began !== '') return now === holder.began
  return holder.pid !== self.pid && isAlive(holder.pid)
}
