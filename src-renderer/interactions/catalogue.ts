import { allDispositions } from '#shared/catalogues/dispositions.ts'
import { areaOf } from '#shared/catalogues/entries.ts'
import { currentCatalogue } from '../guides/guidebook.ts'

/** Topics, grouped as they are offered; what is kept is the topic's own words. */
export const topicGroups = () =>
  currentCatalogue().topics.map(({ text, topics }) => ({
    group: text.es,
    items: topics.map((topic) => topic.text.es),
  }))

/** Dispositions of a direction that a person may choose, grouped as they are offered. */
export function dispositionGroups(direction: 'inbound' | 'outbound') {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { entry, path, direction: its } of allDispositions(currentCatalogue())) {
    if (its !== direction || entry.setBy !== 'person') continue
    const group = path.map(({ es }) => es).join(' · ')
    groups.set(group, [...(groups.get(group) ?? []), { value: entry.id, label: entry.text.es }])
  }
  return [...groups].map(([group, items]) => ({ group, items }))
}

/** A disposition of the edition in force, as people call it; one that it has no more by its id. */
export const dispositionName = (id: string): string =>
  allDispositions(currentCatalogue()).find(({ entry }) => entry.id === id)?.entry.text.es ?? id

export const areaName = (id: string): string => areaOf(currentCatalogue(), id)?.text.es ?? id
export const areaChoices = (): { value: string; label: string }[] =>
  currentCatalogue().areas.map(({ id, text }) => ({ value: id, label: text.es }))

/** What a person can be, with the longest time of each state. */
export const personStates = () => currentCatalogue().personStates
