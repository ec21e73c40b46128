import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DiskEvent } from './recording.ts'

/** Chance, as the simulation's: a number in [0, 1). */
export type Draw = () => number

const SECTOR = 512

interface Pending {
  readonly apply: (content: Buffer) => Buffer
  /** The same with only some of its sectors. */
  readonly torn: (content: Buffer, draw: Draw) => Buffer
}

interface Disk {
  /** What is certainly there. */
  readonly synced: Map<string, Buffer>
  /** Written and not synced: each may be there, whole or in part, or not. */
  readonly pending: Map<string, Pending[]>
}

function grown(content: Buffer, size: number): Buffer {
  return content.length >= size ? Buffer.from(content) : Buffer.concat([content, Buffer.alloc(size - content.length)])
}

function writing(offset: number, bytes: Buffer): Pending {
  return {
    apply(content) {
      const next = grown(content, offset + bytes.length)
      bytes.copy(next, offset)
      return next
    },
    torn(content, draw) {
      const next = grown(content, offset + bytes.length)
      for (let at = 0; at < bytes.length; at += SECTOR)
        if (draw() < 0.5) bytes.copy(next, offset + at, at, Math.min(at + SECTOR, bytes.length))
      return next
    },
  }
}

function truncating(size: number): Pending {
  const apply = (content: Buffer) =>
    content.length > size ? Buffer.from(content.subarray(0, size)) : grown(content, size)
  return { apply, torn: apply }
}

const later = (disk: Disk, path: string, change: Pending) =>
  disk.pending.set(path, [...(disk.pending.get(path) ?? []), change])

function settle(disk: Disk, path: string): void {
  const content = (disk.pending.get(path) ?? []).reduce(
    (now, change) => change.apply(now),
    disk.synced.get(path) ?? Buffer.alloc(0),
  )
  disk.pending.delete(path)
  disk.synced.set(path, content)
}

function take(disk: Disk, event: DiskEvent, folder: string): void {
  switch (event.type) {
    case 'write':
      if (event.path.startsWith(folder)) later(disk, event.path, writing(event.offset, event.bytes))
      return
    case 'truncate':
      if (event.path.startsWith(folder)) later(disk, event.path, truncating(event.size))
      return
    case 'sync':
      if (disk.pending.has(event.path)) settle(disk, event.path)
      return
    case 'remove':
      disk.pending.delete(event.path)
      disk.synced.delete(event.path)
      return
    case 'rename': {
      // A rename is kept in order with the file's own content: what was not synced stays in doubt under the new name.
      const [content, pending] = [disk.synced.get(event.from), disk.pending.get(event.from)]
      disk.synced.delete(event.from)
      disk.pending.delete(event.from)
      if (content !== undefined) disk.synced.set(event.to, content)
      if (pending !== undefined) disk.pending.set(event.to, pending)
      return
    }
    case 'said':
  }
}

/**
 * The folder as a power cut after event number `cut` may have left it: synced writes are there, each unsynced one is
 * there, is not, or is there in some of its sectors.
 * @returns what had been said before the cut
 */
export function cutPower(
  events: readonly DiskEvent[],
  cut: number,
  folder: string,
  into: string,
  draw: Draw,
): string[] {
  const disk: Disk = { synced: new Map(), pending: new Map() }
  const said: string[] = []
  for (const event of events.slice(0, cut)) {
    if (event.type === 'said') said.push(event.text)
    else take(disk, event, folder)
  }
  mkdirSync(into, { recursive: true })
  // Without a sync nothing says that the file system kept the order either.
  const everything = draw() < 0.2
  for (const path of new Set([...disk.synced.keys(), ...disk.pending.keys()])) {
    let content = disk.synced.get(path) ?? Buffer.alloc(0)
    for (const change of disk.pending.get(path) ?? []) {
      const fate = draw()
      if (everything || fate < 0.4) content = change.apply(content)
      else if (fate < 0.6) content = change.torn(content, draw)
    }
    writeFileSync(join(into, basename(path)), content)
  }
  return said
}
