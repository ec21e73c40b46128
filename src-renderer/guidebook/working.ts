import { useState } from 'react'
import { z } from 'zod'
import { Catalogue } from '#shared/catalogues/schema.ts'
import { type Edition, nextCatalogueVersion, nextGuideVersion } from '#shared/guidebook/edition.ts'
import { type EditionClash, mergeEditions, takingTheirs } from '#shared/guidebook/merge.ts'
import { type Publication, Publication as PublicationShape } from '#shared/guidebook/publish.ts'
import { Guide } from '#shared/guides/schema.ts'
import { UNSTORABLE } from '#shared/kernel/text.ts'
import { draftText, dropDraft, putLast } from '../drafts/drafts.ts'

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
  /** What a colleague published otherwise than it stands here, and about which nobody has chosen yet. */
  readonly clashes?: readonly EditionClash[]
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
  clashes: draftOf('clashes', []),
})

/** The version that a draft was begun from; undefined where there is none. */
export const draftBasedOn = (): string | undefined => draftText(DRAFT, 'basedOn')
export const hasDraft = (): boolean => draftBasedOn() !== undefined

/** The working copy, begun from the edition of the draft, or else from the one in force. */
export function useWorking(from: Edition) {
  const [working, setWorking] = useState(() => begun(from))
  const put = (field: string, value: unknown) => {
    putLast(DRAFT, 'basedOn', working.basedOn)
    putLast(DRAFT, field, JSON.stringify(value))
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
        if (draftText(DRAFT, field) !== undefined) putLast(DRAFT, field, JSON.stringify(value))
      }
      if (hasDraft()) putLast(DRAFT, 'basedOn', next.basedOn)
      again('catalogue', next.catalogue)
      for (const guide of next.guides) again(`guide:${guide.id}`, guide)
      if (hasDraft()) putLast(DRAFT, 'clashes', JSON.stringify(next.clashes))
    },
    /** Somebody has seen both of what was changed twice: theirs is taken, or mine stays. */
    settle(clash: EditionClash, whose: 'mine' | 'theirs') {
      const next = settled(working, clash, whose)
      setWorking(next)
      put('clashes', next.clashes)
      if (whose === 'mine') return
      put('catalogue', next.catalogue)
      for (const guide of next.guides) put(`guide:${guide.id}`, guide)
    },
    leave: () => dropDraft(DRAFT),
  }
}

/** The newest edition with what was changed here, step by step and field by field; where both changed the same, mine. */
export function rebased({ from, catalogue, guides, note, clashes: before = [] }: Working, newest: Edition): Working {
  const { merged, clashes } = mergeEditions(from, { catalogue, guides }, newest)
  const again = new Set(clashes.map(({ path }) => path.join('/')))
  return {
    note,
    basedOn: newest.catalogue.version,
    from: newest,
    ...merged,
    // What was not chosen yet of an earlier one is still to be chosen.
    clashes: [...before.filter(({ path }) => !again.has(path.join('/'))), ...clashes],
  }
}

export function settled(working: Working, clash: EditionClash, whose: 'mine' | 'theirs'): Working {
  const { catalogue, guides, clashes = [] } = working
  const edition = { catalogue, guides }
  const chosen = whose === 'mine' ? edition : takingTheirs(edition, clash)
  return { ...working, ...chosen, clashes: clashes.filter((one) => one !== clash) }
}

/** A publication that the centre did not take, because another came before it, is written on as a draft. */
export function draftAgain(payload: unknown): boolean {
  const refused = PublicationShape.safeParse(payload).data
  if (refused === undefined || hasDraft()) return false
  putLast(DRAFT, 'basedOn', refused.basedOn)
  putLast(DRAFT, 'note', JSON.stringify(refused.note))
  putLast(DRAFT, 'catalogue', JSON.stringify(refused.catalogue))
  for (const guide of refused.guides) putLast(DRAFT, `guide:${guide.id}`, JSON.stringify(guide))
  return true
}

/** Where a text is missing or a number does not fit. */
export interface FormProblem {
  readonly of: 'form'
  /** The way to it: words of what it stands in, and the field's own name last. */
  readonly where: readonly string[]
  /** Where a number is out of its bounds: which. */
  readonly limit: { readonly is: 'tooSmall' | 'tooBig'; readonly value: number } | null
  /** The guide whose own name is what does not fit. */
  readonly unnamed?: string
  /** A text that is there has a character that cannot be saved. */
  readonly unstorable?: true
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
      ...(issue.message === UNSTORABLE ? { unstorable: true as const } : unnamedIn(guides, issue.path)),
    })),
  }
}

/** A guide without its name cannot be told by it. */
function unnamedIn(guides: readonly Guide[], [of, place, field]: readonly PropertyKey[]): Pick<FormProblem, 'unnamed'> {
  const guide = of === 'guides' && field === 'title' ? guides[Number(place)] : undefined
  return guide === undefined ? {} : { unnamed: guide.id }
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
