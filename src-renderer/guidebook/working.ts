import { useState } from 'react'
import { z } from 'zod'
import { Catalogue } from '#shared/catalogues/schema.ts'
import { type Edition, nextCatalogueVersion, nextGuideVersion } from '#shared/guidebook/edition.ts'
import type { Publication } from '#shared/guidebook/publish.ts'
import { Guide } from '#shared/guides/schema.ts'
import { draftText, dropDraft, putDraft } from '../drafts/drafts.ts'

const DRAFT = 'guidebook'

/** What is being written: whole, but not yet sound. Kept as a draft, part by part. */
export interface Working {
  readonly basedOn: string
  readonly catalogue: Catalogue
  readonly guides: readonly Guide[]
}

/** Parts of a draft are read as they were typed: an empty text is no fault before the review. */
function draftOf<T>(field: string, otherwise: T): T {
  const text = draftText(DRAFT, field)
  return text === undefined ? otherwise : (JSON.parse(text) as T) // written by keep… below, of the same type
}

const begun = (edition: Edition): Working => ({
  basedOn: draftText(DRAFT, 'basedOn') ?? edition.catalogue.version,
  catalogue: draftOf('catalogue', edition.catalogue),
  guides: edition.guides.map((guide) => draftOf(`guide:${guide.id}`, guide)),
})

export const hasDraft = (): boolean => draftText(DRAFT, 'basedOn') !== undefined

/** The working copy of a new edition, begun from the one in force. */
export function useWorking(edition: Edition) {
  const [working, setWorking] = useState(() => begun(edition))
  const put = (field: string, value: unknown) => {
    putDraft(DRAFT, 'basedOn', working.basedOn)
    putDraft(DRAFT, field, JSON.stringify(value))
  }
  return {
    working,
    keepCatalogue(catalogue: Catalogue) {
      put('catalogue', catalogue)
      setWorking((before) => ({ ...before, catalogue }))
    },
    keepGuide(guide: Guide) {
      put(`guide:${guide.id}`, guide)
      setWorking((before) => ({ ...before, guides: before.guides.map((one) => (one.id === guide.id ? guide : one)) }))
    },
    /** Somebody published meanwhile: what was written here goes on top of theirs. */
    rebase(basedOn: string) {
      putDraft(DRAFT, 'basedOn', basedOn)
      setWorking((before) => ({ ...before, basedOn }))
    },
    leave: () => dropDraft(DRAFT),
  }
}

/** Where a text is missing or a number does not fit. */
export interface FormProblem {
  readonly of: 'form'
  readonly where: string
}

const Both = z.object({ catalogue: Catalogue, guides: z.array(Guide) })

/** The working copy as it would be published, or what does not fit the forms yet. */
export function soundOf({
  catalogue,
  guides,
}: Working):
  | { readonly edition: Edition; readonly problems: readonly FormProblem[] }
  | { readonly edition: null; readonly problems: readonly FormProblem[] } {
  const read = Both.safeParse({ catalogue, guides })
  if (read.success) return { edition: read.data, problems: [] }
  return {
    edition: null,
    problems: read.error.issues.map(({ path }) => ({ of: 'form', where: wordsAlong({ catalogue, guides }, path) })),
  }
}

const Spoken = z.looseObject({
  text: z.looseObject({ es: z.string() }).optional(),
  label: z.looseObject({ es: z.string() }).optional(),
  title: z.looseObject({ es: z.string() }).optional(),
  id: z.string().optional(),
})

/** The way to a fault in the words of what it stands in. */
function wordsAlong(from: unknown, path: readonly PropertyKey[]): string {
  const said: string[] = []
  let at: unknown = from
  for (const key of path) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
    const spoken = Spoken.safeParse(at).data
    const words = spoken?.title?.es || spoken?.label?.es || spoken?.text?.es || spoken?.id
    if (words !== undefined && words !== '') said.push(words)
  }
  return [...said, `${String(path.at(-1) ?? '')}`].join(' › ')
}

/** The publication of what was changed: guides that differ get their next version. @param month `2026-12` */
export function publicationOf(
  before: Edition,
  after: Edition,
  basedOn: string,
  note: string,
  month: string,
): Publication {
  const changed = after.guides.filter((guide) => {
    const old = before.guides.find(({ id }) => id === guide.id)
    return JSON.stringify({ ...guide, version: '' }) !== JSON.stringify({ ...old, version: '' })
  })
  return {
    basedOn,
    note,
    catalogue: { ...after.catalogue, version: nextCatalogueVersion(before.catalogue.version, month) },
    guides: changed.map((guide) => ({
      ...guide,
      version: nextGuideVersion(before.guides.find(({ id }) => id === guide.id)?.version ?? guide.version),
    })),
  }
}
