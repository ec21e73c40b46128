import { useEffect, useSyncExternalStore } from 'react'
import { afterPaint } from './after-paint.ts'

/** Where one is: an area, and the thing in it that is open. It stands in the address, so that a reload returns to it. */
export interface Place {
  readonly area: Area
  readonly id: string | null
}

export const areas = [
  'inbox',
  'customers',
  'cases',
  'correct',
  'board',
  'coordination',
  'guidebook',
  'admin',
  'matrix',
  'help',
] as const
export type Area = (typeof areas)[number]

const isArea = (name: string | undefined): name is Area => areas.some((area) => area === name)

/** Reads `#/cases/<id>`; anything else is the inbox. */
export function placeOf(hash: string): Place {
  const [area, id] = hash.replace(/^#\/?/, '').split('/')
  return isArea(area)
    ? { area, id: id === undefined || id === '' ? null : decodeURIComponent(id) }
    : { area: 'inbox', id: null }
}

export const hashOfPlace = ({ area, id }: Place): string =>
  id === null ? `#/${area}` : `#/${area}/${encodeURIComponent(id)}`

/** Where `goTo` leads that the address does not say yet: the browser takes longer to change it than a screen to be shown. */
let ahead: string | null = null
/** What the address said when `goTo` went ahead of it. */
let behind: string | null = null
/** What this window wrote into the address last. */
let written: string | null = null
const changed = new Set<() => void>()
const tell = () => {
  for (const one of changed) one()
}

/** The address, or where it is about to be. */
export const hashNow = (): string => ahead ?? window.location.hash

/** Writes into the address what is shown; a link that was followed meanwhile is newer, also where nobody was told of it yet. */
function settle(): void {
  const hash = ahead
  ahead = null
  if (hash === null || hash === window.location.hash) return
  if (window.location.hash !== behind) {
    tell()
    return
  }
  written = hash
  window.location.hash = hash
}

/** Shows a place at once; the address follows when it has been painted, or before the page goes. */
export function goTo(area: Area, id: string | null = null): void {
  const waiting = ahead !== null
  if (!waiting) behind = window.location.hash
  ahead = hashOfPlace({ area, id })
  tell()
  if (waiting) return
  afterPaint(settle)
}

/** A link that is followed meanwhile is newer than what the address does not say yet; an own earlier writing is not. */
const followed = () => {
  if (ahead !== null && window.location.hash === written) return
  ahead = null
  tell()
}

/** Tells of each change of the place. @returns the way to leave it */
export const hearPlace = (told: () => void): (() => void) => {
  if (changed.size === 0) {
    window.addEventListener('hashchange', followed)
    window.addEventListener('pagehide', settle)
  }
  changed.add(told)
  return () => {
    changed.delete(told)
    if (changed.size > 0) return
    window.removeEventListener('hashchange', followed)
    window.removeEventListener('pagehide', settle)
  }
}

/** Closes what is open over one thing when another is gone to. @param close stable while it is open */
export function useClosedElsewhere(open: boolean, close: () => void): void {
  useEffect(() => (open ? hearPlace(close) : undefined), [open, close])
}

/** The area alone: what shows only that is not told of what is open in it. */
export const useArea = (): Area => useSyncExternalStore(hearPlace, () => placeOf(hashNow()).area)

export const usePlace = (): Place => placeOf(useSyncExternalStore(hearPlace, hashNow))
