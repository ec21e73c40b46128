import { useSyncExternalStore } from 'react'

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

export function goTo(area: Area, id: string | null = null): void {
  window.location.hash = hashOfPlace({ area, id })
}

const subscribe = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

export const usePlace = (): Place => placeOf(useSyncExternalStore(subscribe, () => window.location.hash))
