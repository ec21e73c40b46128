import { allDispositions } from '../catalogues/dispositions.ts'
import type { Catalogue } from '../catalogues/schema.ts'
import { DEFAULT_CONTACT_SETTINGS, hoursText, type Window } from '../compliance/settings.ts'
import { type ProblemCode, worldOf } from '../guides/guide-problems.ts'
import { verifyGuide } from '../guides/verify.ts'
import type { Edition } from './edition.ts'

export const CATALOGUE_PROBLEMS = [
  'idTwice',
  'unknownDisposition',
  'unknownDefaultArea',
  'ruleLost',
  'beyondLaw',
] as const
export type CatalogueProblemCode = (typeof CATALOGUE_PROBLEMS)[number]

/** What is wrong with an edition; its sentence is found by `code`. */
export type EditionProblem =
  | {
      readonly of: 'guide'
      readonly code: ProblemCode
      readonly guideId: string
      readonly stepId: string | null
      readonly name: string | null
    }
  | { readonly of: 'catalogue'; readonly code: CatalogueProblemCode; readonly name: string }

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

/** Names that the catalogue uses and does not have, and those that two things have. */
function verifyCatalogue(catalogue: Catalogue, before: Catalogue): readonly EditionProblem[] {
  const problems: EditionProblem[] = []
  const report = (code: CatalogueProblemCode, name: string) => problems.push({ of: 'catalogue', code, name })
  const dispositions = allDispositions(catalogue).map(({ entry }) => entry)
  const lists: readonly (readonly { readonly id: string }[])[] = [
    catalogue.kinds,
    catalogue.topics.flatMap(({ topics }) => topics),
    dispositions,
    catalogue.areas,
    catalogue.procedures,
    catalogue.documents,
    catalogue.personStates,
    ...catalogue.kinds.map(({ checklist }) => checklist),
  ]
  for (const list of lists) for (const id of twice(list.map((one) => one.id))) report('idTwice', id)
  for (const { disposition } of catalogue.documents)
    if (!dispositions.some(({ id }) => id === disposition)) report('unknownDisposition', disposition)
  if (!catalogue.areas.some(({ id }) => id === catalogue.defaultArea))
    report('unknownDefaultArea', catalogue.defaultArea)
  // What the program sets by a rule, or by an escalation, it knows by name.
  for (const { entry } of allDispositions(before))
    if (
      (entry.setBy === 'rule' || entry.id.startsWith('inbound.escalated.')) &&
      !dispositions.some(({ id, setBy }) => id === entry.id && setBy === entry.setBy)
    )
      report('ruleLost', entry.id)
  // A bank may contact within the law's hours, never out of them.
  for (const days of ['weekdays', 'saturdays'] as const) {
    const law = DEFAULT_CONTACT_SETTINGS[days]
    if (!isWithin(catalogue.settings.contact[days], law)) report('beyondLaw', hoursText(law))
  }
  return problems
}

const isWithin = (hours: Window, law: Window): boolean => hours.from >= law.from && hours.to <= law.to

/** Everything for which an edition must not be published; none when it may be. */
export function verifyEdition(edition: Edition, before: Edition): readonly EditionProblem[] {
  const world = worldOf(edition.guides, edition.catalogue)
  return [
    ...verifyCatalogue(edition.catalogue, before.catalogue),
    ...edition.guides.flatMap((guide) =>
      verifyGuide(guide, world).map((problem) => ({ of: 'guide' as const, ...problem })),
    ),
  ]
}
