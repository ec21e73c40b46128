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
  /** The edition of `basedOn`: what differs from it was changed here. */
  readonly from: Edition
  readonly catalogue: Catalogue
  readonly guides: readonly Guide[]
  /** What it is published with: what changed, and why. */
  readonly note: string
}

/** Parts of a draft are read as they were typed: an empty text is no fault before the review. */
function draftOf<T>(field: string, otherwise: T): T {
  const text = draftText(DRAFT, field)
  return text === undefined ? otherwise : (JSON.parse(text) as T) // written by keep… below, of the same type
}

const begun = (from: Edition): Working => ({
  basedOn: draftBasedOn() ?? from.catalogue.version,
  from,
  catalogue: draftOf('catalogue', from.catalogue),
  guides: from.guides.map((guide) => draftOf(`guide:${guide.id}`, guide)),
  note: draftOf('note', ''),
})

/** The version that a draft was begun from; undefined where there is none. */
export const draftBasedOn = (): string | undefined => draftText(DRAFT, 'basedOn')
export const hasDraft = (): boolean => draftBasedOn() !== undefined

/** The working copy, begun from the edition of the draft, or else from the one in force. */
export function useWorking(from: Edition) {
  const [working, setWorking] = useState(() => begun(from))
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
    keepNote(note: string) {
      put('note', note)
      setWorking((before) => ({ ...before, note }))
    },
    /** Somebody published meanwhile: what was written here goes on top of theirs. */
    rebase(newest: Edition) {
      const next = rebased(working, newest)
      setWorking(next)
      const again = (field: string, value: unknown) => {
        if (draftText(DRAFT, field) !== undefined) putDraft(DRAFT, field, JSON.stringify(value))
      }
      if (hasDraft()) putDraft(DRAFT, 'basedOn', next.basedOn)
      again('catalogue', next.catalogue)
      for (const guide of next.guides) again(`guide:${guide.id}`, guide)
    },
    leave: () => dropDraft(DRAFT),
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The newest edition with the guides and the lists that were changed here; all else is as its author published it. */
export function rebased({ from, catalogue, guides, note }: Working, newest: Edition): Working {
  const before = new Map<string, unknown>(Object.entries(from.catalogue))
  const changed = Object.entries(catalogue).filter(
    ([part, content]) => part !== 'version' && !same(content, before.get(part)),
  )
  return {
    note,
    basedOn: newest.catalogue.version,
    from: newest,
    catalogue: { ...newest.catalogue, ...Object.fromEntries(changed) },
    guides: newest.guides.map((theirs) => {
      const mine = guides.find(({ id }) => id === theirs.id)
      const old = from.guides.find(({ id }) => id === theirs.id)
      return mine === undefined || same(mine, old) ? theirs : { ...mine, version: theirs.version }
    }),
  }
}

/** Where a text is missing or a number does not fit. */
export interface FormProblem {
  readonly of: 'form'
  /** The way to it: words of what it stands in, and the field's own name last. */
  readonly where: readonly string[]
  /** Where a number is out of its bounds: which. */
  readonly limit: { readonly is: 'tooSmall' | 'tooBig'; readonly value: number } | null
}

const Both = z.object({ catalogue: Catalogue, guides: z.array(Guide) })

/** The working copy as it would be published, or what does not fit the forms yet. */
export function soundOf({
  catalogue,
  guides,
}: Pick<Working, 'catalogue' | 'guides'>):
  | { readonly edition: Edition; readonly problems: readonly FormProblem[] }
  | { readonly edition: null; readonly problems: readonly FormProblem[] } {
  const read = Both.safeParse({ catalogue, guides })
  if (read.success) return { edition: read.data, problems: [] }
  return {
    edition: null,
    problems: read.error.issues.map((issue) => ({
      of: 'form',
      where: wordsAlong({ catalogue, guides }, issue.path),
      limit: limitOf(issue),
    })),
  }
}

const Spoken = z.looseObject({
  text: z.looseObject({ es: z.string() }).optional(),
  label: z.looseObject({ es: z.string() }).optional(),
  title: z.looseObject({ es: z.string() }).optional(),
  id: z.string().optional(),
})

/** The bound that a number does not keep; null for anything else that does not fit. */
function limitOf(issue: z.core.$ZodIssue): FormProblem['limit'] {
  if (issue.code === 'too_small' && issue.origin === 'number') return { is: 'tooSmall', value: Number(issue.minimum) }
  if (issue.code === 'too_big' && issue.origin === 'number') return { is: 'tooBig', value: Number(issue.maximum) }
  return null
}

/** The way to a fault in the words of what it stands in. */
function wordsAlong(from: unknown, path: readonly PropertyKey[]): readonly string[] {
  const said: string[] = []
  let at: unknown = from
  for (const key of path) {
    at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
    const spoken = Spoken.safeParse(at).data
    const words = spoken?.title?.es || spoken?.label?.es || spoken?.text?.es || spoken?.id
    if (words !== undefined && words !== '') said.push(words)
  }
  // Of a setting, which has no words of its own, the section it stands in too.
  const named = path.includes('settings') ? path.slice(path.indexOf('settings')) : path.slice(-1)
  return [...said, ...named.map(String)]
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
