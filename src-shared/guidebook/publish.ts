import { z } from 'zod'
import { Catalogue } from '../catalogues/schema.ts'
import { catalogueByVersion } from '../catalogues/shipped.ts'
import { Guide } from '../guides/schema.ts'
import { defineCommand, type Touch } from '../kernel/commands.ts'
import { change, type Documents } from '../kernel/documents.ts'
import { ok, reject } from '../kernel/result.ts'
import { type Edition, shippedBook, shippedGuide } from './edition.ts'
import {
  catalogueDocumentId,
  GUIDEBOOK_ID,
  type Guidebook,
  type GuideVersions,
  guideDocumentId,
  PublishedCatalogue,
} from './schema.ts'
import { verifyEdition } from './verify.ts'

export const Publication = z.object({
  /** The edition that was changed; another one in force meanwhile refuses it. */
  basedOn: PublishedCatalogue.shape.basedOn,
  note: PublishedCatalogue.shape.note,
  catalogue: Catalogue,
  /** The guides that changed, each under its new version. */
  guides: z.array(Guide).max(100),
})
export type Publication = z.infer<typeof Publication>

const bookIn = (documents: Documents): Pick<Guidebook, 'current' | 'guides'> => {
  const book = documents.read('guidebook', GUIDEBOOK_ID)
  return book === 'missing' ? shippedBook() : book
}

/** Documents of the edition in force that the product did not bring. */
function touchesOf(current: string, guides: GuideVersions): readonly Touch[] {
  const published = Object.entries(guides).filter(([id, version]) => shippedGuide(id, version) === undefined)
  return [
    ...(catalogueByVersion(current) === undefined
      ? [{ kind: 'catalogue' as const, id: catalogueDocumentId(current) }]
      : []),
    ...published.map(([id, version]) => ({ kind: 'guide' as const, id: guideDocumentId(id, version) })),
  ]
}

/** The edition in force; null where one of its documents is not known, which only a broken store can show. */
function editionIn(documents: Documents, { current, guides }: Pick<Guidebook, 'current' | 'guides'>): Edition | null {
  const shipped = catalogueByVersion(current)
  const published = shipped === undefined ? documents.read('catalogue', catalogueDocumentId(current)) : 'missing'
  const catalogue = shipped ?? (published === 'missing' ? undefined : published.content)
  const all = Object.entries(guides).map(([id, version]) => {
    const known = shippedGuide(id, version)
    if (known !== undefined) return known
    const document = documents.read('guide', guideDocumentId(id, version))
    return document === 'missing' ? undefined : document.content
  })
  const known = all.filter((guide) => guide !== undefined)
  return catalogue === undefined || known.length < all.length ? null : { catalogue, guides: known }
}

/** A coordinator puts a new edition in force: verified whole, never over another's that they have not seen. */
export const guidebookPublish = defineCommand({
  name: 'guidebook.publish',
  kind: 'change',
  payload: Publication,
  touches: ({ catalogue, guides }) => [
    { kind: 'guidebook', id: GUIDEBOOK_ID, creates: true },
    { kind: 'catalogue', id: catalogueDocumentId(catalogue.version), creates: true },
    ...guides.map(({ id, version }) => ({ kind: 'guide' as const, id: guideDocumentId(id, version), creates: true })),
  ],
  touchesNext: (_, documents) => {
    const { current, guides } = bookIn(documents)
    return touchesOf(current, guides)
  },
  decide(documents, { payload: { basedOn, note, catalogue, guides }, at, actor }) {
    const book = bookIn(documents)
    if (basedOn !== book.current) return reject('guidebook.changedMeanwhile', { version: book.current })
    const before = editionIn(documents, book)
    if (before === null) return reject('document.unknown')
    const taken =
      catalogueByVersion(catalogue.version) !== undefined ||
      documents.read('catalogue', catalogueDocumentId(catalogue.version)) !== 'missing' ||
      guides.some(
        ({ id, version }) =>
          shippedGuide(id, version) !== undefined ||
          documents.read('guide', guideDocumentId(id, version)) !== 'missing',
      )
    if (taken) return reject('guidebook.versionTaken', { version: catalogue.version })
    const kept = before.guides.filter(({ id }) => !guides.some((changed) => changed.id === id))
    const problems = verifyEdition({ catalogue, guides: [...kept, ...guides] }, before)
    if (problems.length > 0) return reject('guidebook.problems', { count: problems.length })
    const versions = { ...book.guides, ...Object.fromEntries(guides.map(({ id, version }) => [id, version])) }
    const published = { publishedAt: at, publishedBy: actor }
    return ok({
      changes: [
        change('guidebook', GUIDEBOOK_ID, { id: GUIDEBOOK_ID, current: catalogue.version, guides: versions }),
        change('catalogue', catalogueDocumentId(catalogue.version), {
          id: catalogueDocumentId(catalogue.version),
          version: catalogue.version,
          ...published,
          basedOn,
          note,
          content: catalogue,
          guides: versions,
        }),
        ...guides.map((guide) =>
          change('guide', guideDocumentId(guide.id, guide.version), {
            id: guideDocumentId(guide.id, guide.version),
            version: guide.version,
            ...published,
            guideId: guide.id,
            content: guide,
          }),
        ),
      ],
    })
  },
})
