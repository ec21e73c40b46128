import i18next from 'i18next'
import { expect, test } from 'vitest'
import { type Edition, todaysShippedEdition } from '#shared/guidebook/edition.ts'
import { esCO } from '../language/es-CO/index.ts'
import { problemSentence } from './problems.ts'
import { publicationOf, rebased, soundOf } from './working.ts'

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
