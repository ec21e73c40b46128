import { useEffect } from 'react'
import { create } from 'zustand'
import type { Catalogue } from '#shared/catalogues/schema.ts'
import type { Console } from '#shared/console/contract.ts'
import { type Edition, libraryOfEdition, todaysShippedEdition } from '#shared/guidebook/edition.ts'
import type { GuideLibrary } from '#shared/guides/library.ts'
import type { GuideRun } from '#shared/guides/run.ts'
import { useWatch } from '../shell/console.ts'

interface InForce {
  readonly edition: Edition
  readonly library: GuideLibrary
}

/** Editions seen here: they never change, so that a contact under way is not shaken when another comes in force. */
const seen = new Map<string, GuideLibrary>()

function libraryOf(edition: Edition): GuideLibrary {
  const { version } = edition.catalogue
  const library = seen.get(version) ?? libraryOfEdition(edition)
  seen.set(version, library)
  return library
}

const inForce = (edition: Edition): InForce => ({ edition, library: libraryOf(edition) })

/** The edition in force here: what the product brought, until one that was published is known. */
export const useGuidebook = create<InForce>()(() => inForce(todaysShippedEdition()))

/** Words and guides for what begins now; a contact under way has those that it began with. */
export const currentCatalogue = (): Catalogue => useGuidebook.getState().edition.catalogue
export const currentLibrary = (): GuideLibrary => useGuidebook.getState().library

/** Keeps the edition in force up to date, once a console. @returns false until it is known */
export function useKeptGuidebook(): boolean {
  const edition = useWatch('guidebook.edition', {})
  useEffect(() => {
    if (edition !== undefined && edition !== null) useGuidebook.setState(inForce(edition))
  }, [edition])
  return edition !== undefined
}

/** The library of an edition that a contact on the screen began with: it has been read for it. */
export const libraryHere = (version: string): GuideLibrary | undefined => seen.get(version)

/** The library that a contact began with, as the store has it; today's for one that is led by none, undefined where it is not here. */
export async function libraryOfRun(console: Console, run: GuideRun | null): Promise<GuideLibrary | undefined> {
  if (run === null) return currentLibrary()
  const version = run.catalogueVersion
  const known = seen.get(version)
  if (known !== undefined) return known
  const edition = await console.query('guidebook.edition', { version }).catch(() => null)
  return edition === null ? undefined : libraryOf(edition)
}

/** The library of an edition that a contact began with. @returns undefined while it is read, null where it is not here */
export function useLibraryOf(version: string | null): GuideLibrary | null | undefined {
  const current = useGuidebook()
  const known = version === null ? current.library : seen.get(version)
  const edition = useWatch('guidebook.edition', known !== undefined || version === null ? null : { version })
  if (known !== undefined) return known
  return edition === undefined || edition === null ? edition : libraryOf(edition)
}
