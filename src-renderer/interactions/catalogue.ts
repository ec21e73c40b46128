import { areaWords, dispositionWords, topicWords } from './catalogue-words.ts'

/** A disposition as the catalogue offers it. */
export interface CatalogueDisposition {
  readonly id: string
  readonly label: string
  readonly needsTopic: boolean
}

/** Topics, grouped as they are offered; what is kept is the topic's own words. */
export const topicGroups = Object.entries(topicWords).map(([group, topics]) => ({ group, items: [...topics] }))

const dispositions = new Map(
  dispositionWords.flatMap(({ needsTopic, dispositions }) =>
    Object.entries(dispositions).map(([id, label]): [string, CatalogueDisposition] => [id, { id, label, needsTopic }]),
  ),
)

export const dispositionById = (id: string): CatalogueDisposition | undefined => dispositions.get(id)

/** Dispositions of a direction, grouped as they are offered. */
export const dispositionGroups = (direction: 'inbound' | 'outbound') =>
  dispositionWords
    .filter((group) => group.direction === direction)
    .map(({ group, dispositions }) => ({
      group,
      items: Object.entries(dispositions).map(([value, label]) => ({ value, label })),
    }))

export const DEFAULT_AREA = 'oefv'
export const areaName = (id: string): string => areaWords[id] ?? id
export const areaChoices = (): { value: string; label: string }[] =>
  Object.entries(areaWords).map(([value, label]) => ({ value, label }))
