import i18next from 'i18next'
import { expect, test } from 'vitest'
import { type Edition, todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { mergeEditions } from '#shared/guidebook/merge.ts'
import { draftText } from '../drafts/drafts.ts'
import { esCO } from '../language/es-CO/index.ts'
import { problemSentence } from './problems.ts'
import { draftAgain, draftBasedOn, publicationOf, rebased, settled, soundOf } from './working.ts'

const from = todaysShippedEdition()
const [first, second] = from.guides
if (first === undefined || second === undefined) throw new Error('the product brings several guides')

const begun = { basedOn: from.catalogue.version, from, ...from, note: '' }
const retitled = (edition: Edition, id: string, es: string): Edition['guides'] =>
  edition.guides.map((guide) => (guide.id === id ? { ...guide, title: { ...guide.title, es } } : guide))
const [area, ...areas] = from.catalogue.areas
const [group, ...groups] = from.catalogue.topics
if (area === undefined || group === undefined) throw new Error('the product brings areas and topics')

/** A colleague published the second guide and an area meanwhile. */
const newest: Edition = {
  catalogue: {
    ...from.catalogue,
    version: '2099-01',
    areas: [{ ...area, text: { ...area.text, es: 'Del colega' } }, ...areas],
  },
  guides: retitled(from, second.id, 'Del colega').map((guide) =>
    guide.id === second.id ? { ...guide, version: `${guide.version}.1` } : guide,
  ),
}
const topics = [{ ...group, text: { ...group.text, es: 'Mío' } }, ...groups]

test('what goes on top of a colleague’s edition is what was changed here, and nothing else', () => {
  const working = { ...begun, catalogue: { ...from.catalogue, topics }, guides: retitled(from, first.id, 'Mío') }
  const next = rebased(working, newest)
  const publication = publicationOf(newest, next, next.basedOn, '', '2099-01')
  expect(publication.basedOn).toBe('2099-01')
  expect(publication.guides.map(({ id, title }) => [id, title.es])).toEqual([[first.id, 'Mío']])
  expect(publication.catalogue).toEqual({ ...newest.catalogue, version: '2099-01.1', topics })
})
test('a guide that both changed stays as it was written here, under the version after theirs', () => {
  const next = rebased({ ...begun, guides: retitled(from, second.id, 'Mío') }, newest)
  const { guides } = publicationOf(newest, next, next.basedOn, '', '2099-01')
  expect(guides.map(({ title, version }) => [title.es, version])).toEqual([['Mío', `${second.version}.2`]])
})
test('what went on top once is no change of one’s own the next time', () => {
  const once = rebased({ ...begun, guides: retitled(from, first.id, 'Mío') }, newest)
  const later: Edition = { ...newest, guides: retitled(newest, second.id, 'Del colega otra vez') }
  expect(rebased(once, later).guides.find(({ id }) => id === second.id)?.title.es).toBe('Del colega otra vez')
})
test('a setting that does not fit is refused by its name, with the bound that it does not keep', async () => {
  await i18next.init({
    lng: 'es-CO',
    interpolation: { escapeValue: false },
    resources: { 'es-CO': { translation: esCO } },
  })
  const said = (cases: object) => {
    const { settings } = from.catalogue
    const catalogue = { ...from.catalogue, settings: { ...settings, cases: { ...settings.cases, ...cases } } }
    const { problems } = soundOf({ catalogue, guides: from.guides })
    return problems.map((problem) => problemSentence(i18next.t, problem, { ...begun, catalogue }))
  }
  expect(said({})).toEqual([])
  expect(said({ closesAfterDays: 0 })).toEqual([
    'Ajustes › casos escalados › días hábiles para cerrarse por sí solo: el valor es muy bajo; lo mínimo es 1.',
  ])
  expect(said({ reopenDays: 91 })).toEqual([
    'Ajustes › casos escalados › días para reabrir: el valor es muy alto; lo máximo es 90.',
  ])
  expect(said({ dayEndsAt: Number.NaN })).toEqual([
    'Falta un texto o un valor no sirve: Ajustes › casos escalados › hora hasta la que cuenta el día.',
  ])
})

test('a text that cannot be saved is told by its place, also where it is a guide’s name', () => {
  const guides = from.guides.map((guide) =>
    guide === first ? { ...guide, title: { ...guide.title, es: 'a\u0000' } } : guide,
  )
  const areas = from.catalogue.areas.map((area) => ({ ...area, text: { es: 'Cartera', en: 'b\ud800' } }))
  const said = (edition: Pick<Edition, 'catalogue' | 'guides'>) =>
    soundOf(edition).problems.map((problem) => problemSentence(i18next.t, problem, { ...begun, ...edition }))
  expect(said({ catalogue: { ...from.catalogue, areas: areas.slice(0, 1) }, guides: from.guides })).toEqual([
    'Cartera › inglés: el texto tiene un carácter que no se puede guardar. Bórrelo y escríbalo de nuevo.',
  ])
  expect(said({ catalogue: from.catalogue, guides })).toEqual([
    expect.stringMatching(/ › español: el texto tiene un carácter que no se puede guardar\./),
  ])
})

/** The edition with one step of its first guide said otherwise, or without it. */
const steps = (edition: Edition, change: (step: Edition['guides'][number]['steps'][number]) => unknown): Edition => ({
  ...edition,
  guides: edition.guides.map((guide) =>
    guide.id === first.id
      ? { ...guide, steps: guide.steps.flatMap((step) => change(step) ?? []) as typeof guide.steps }
      : guide,
  ),
})
const [one, other] = first.steps
if (one === undefined || other === undefined) throw new Error('a guide has several steps')
const hinted = (edition: Edition, id: string, es: string) =>
  steps(edition, (step) => (step.id === id ? { ...step, label: { ...step.label, es } } : step))
const labelIn = ({ guides }: Pick<Edition, 'guides'>, id: string) =>
  guides.find((guide) => guide.id === first.id)?.steps.find((step) => step.id === id)?.label.es

test('two who change two steps of one guide do not undo each other', () => {
  const theirs = { ...hinted(from, one.id, 'Del colega'), catalogue: newest.catalogue }
  const next = rebased({ ...begun, ...hinted(from, other.id, 'Mío') }, theirs)
  expect([labelIn(next, one.id), labelIn(next, other.id)]).toEqual(['Del colega', 'Mío'])
  expect(next.clashes).toEqual([])
})
test('what both changed of one step is told with both, mine stands until theirs is chosen', () => {
  const theirs = { ...hinted(from, one.id, 'Del colega'), catalogue: newest.catalogue }
  const next = rebased({ ...begun, ...hinted(from, one.id, 'Mío') }, theirs)
  expect(labelIn(next, one.id)).toBe('Mío')
  const [clash] = next.clashes ?? []
  if (clash === undefined) throw new Error('it was not told')
  expect(clash).toMatchObject({ theirs: 'Del colega', yours: 'Mío' })
  expect(clash.where).toEqual([first.title.es, 'steps', 'Mío', 'label', 'es'])
  expect(labelIn(settled(next, clash, 'theirs'), one.id)).toBe('Del colega')
  expect(settled(next, clash, 'mine')).toMatchObject({ clashes: [], guides: next.guides })
  // Not chosen yet, it is not forgotten with the next edition.
  expect(rebased(next, { ...theirs, catalogue: { ...newest.catalogue, version: '2099-02' } }).clashes).toEqual([clash])
})
test('a condition that both changed goes as a whole: no key of one and no value of the other', () => {
  const when = (edition: Edition, condition: object) =>
    steps(edition, (step) => (step.id === one.id ? { ...step, when: condition } : step))
  const before = when(from, { fact: 'customer', is: 'known' })
  const mine = when(before, { answer: other.id, is: 'yes' })
  const theirs = { ...when(before, { fact: 'customer', is: 'unknown' }), catalogue: newest.catalogue }
  const { merged, clashes } = mergeEditions(before, mine, theirs)
  const step = merged.guides.find(({ id }) => id === first.id)?.steps.find(({ id }) => id === one.id)
  expect(clashes.map(({ path }) => path.at(-1))).toEqual(['when'])
  expect(step).toMatchObject({ when: { answer: other.id, is: 'yes' } })
  expect(Object.keys(step && 'when' in step ? (step.when ?? {}) : {})).toEqual(['answer', 'is'])
})
test('a step that one took out and the other changed is told, and comes back where theirs is chosen', () => {
  const theirs = { ...hinted(from, one.id, 'Del colega'), catalogue: newest.catalogue }
  const next = rebased({ ...begun, ...steps(from, (step) => (step.id === one.id ? null : step)) }, theirs)
  expect(labelIn(next, one.id)).toBeUndefined()
  const [clash] = next.clashes ?? []
  if (clash === undefined) throw new Error('it was not told')
  expect(clash.yours).toBeUndefined()
  expect(labelIn(settled(next, clash, 'theirs'), one.id)).toBe('Del colega')
})
test('a step that one added stands beside what the other changed', () => {
  const added = { ...one, id: `${one.id}.n` }
  const mine = steps(from, (step) => (step.id === one.id ? [step, added] : step))
  const next = rebased({ ...begun, ...mine }, { ...hinted(from, one.id, 'Del colega'), catalogue: newest.catalogue })
  const ids = next.guides.find(({ id }) => id === first.id)?.steps.map(({ id }) => id)
  expect(ids?.slice(0, 3)).toEqual([one.id, added.id, other.id])
  expect(next.clashes).toEqual([])
})
test('an edition that came too late is written on as a draft, and never over another one', () => {
  const after = { ...from, guides: retitled(from, first.id, 'Mío') }
  const late = publicationOf(from, after, from.catalogue.version, 'Por qué', '2099-01')
  expect(draftAgain({ ...late, basedOn: 7 })).toBe(false)
  expect(draftAgain(late)).toBe(true)
  expect(draftBasedOn()).toBe(from.catalogue.version)
  expect(JSON.parse(draftText('guidebook', `guide:${first.id}`) ?? 'null')).toMatchObject({ title: { es: 'Mío' } })
  expect(JSON.parse(draftText('guidebook', 'note') ?? 'null')).toBe('Por qué')
  expect(draftAgain(late)).toBe(false)
})
