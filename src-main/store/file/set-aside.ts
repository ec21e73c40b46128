import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { instantOf } from '#shared/kernel/instants.ts'
import { syncFolder } from '../../keys/durable-file.ts'

/** Why a store was set aside: it was damaged, or a backup took its place. Part of the name that people are shown. */
export type Aside = 'danada' | 'reemplazada'

/** Where a store that is set aside now goes, e.g. store.db.danada-20261124T150405Z. */
export const asidePath = (path: string, why: Aside): string =>
  `${path}.${why}-${instantOf(Date.now()).replace(/[-:]|\.\d+/g, '')}`

/** A store that is whole and is to take another's place waits under the name which that one will have, and this. */
const NEXT = '.next'
const BEGUN = /\.(?:danada|reemplazada)-\w+\.next$/

/**
 * Puts a whole, closed store in the place of another, which moves out of the way with everything that belongs to it: never
 * overwritten, and deleted only when nobody misses it (upkeep/old-asides.ts). From its first rename on it is decided: what
 * ends the program is finished by {@link finishReplacing} at the next opening, and at no moment is there no store without its
 * successor beside it.
 * @param aside from {@link asidePath}
 */
export function replaceStore(path: string, successor: string, aside: string): void {
  const file = openSync(successor, 'r+')
  fsyncSync(file)
  closeSync(file)
  renameSync(successor, aside + NEXT)
  syncFolder(dirname(path))
  finishReplacing(path)
}

const PARTS = ['', '-wal', '-shm', '-open', '-damaged'] as const
/** All the files of a store, those that are not there too. */
export const partsOf = (path: string): readonly string[] => PARTS.map((part) => path + part)

/** Ends what {@link replaceStore} began; before anything else looks at the store. */
export function finishReplacing(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) return
  const begun = readdirSync(folder).find((name) => name.startsWith(`${basename(path)}.`) && BEGUN.test(name))
  if (begun === undefined) return
  const next = join(folder, begun)
  const aside = next.slice(0, -NEXT.length)
  for (const part of PARTS) if (existsSync(path + part)) renameSync(path + part, aside + part)
  // The WAL of the store of before is never found beside its successor.
  syncFolder(folder)
  renameSync(next, path)
  syncFolder(folder)
}
