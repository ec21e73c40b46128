import { z } from 'zod'
import type { Catalogue } from '../catalogues/schema.ts'
import type { Guide, Step, Way } from '../guides/schema.ts'
import type { Edition } from './edition.ts'

/** One thing that is otherwise in another edition. */
export interface EditionChange {
  /** The way to it, from the outside in: words of the things it stands in, and the field's own name last. */
  readonly where: readonly string[]
  readonly kind: 'changed' | 'added' | 'removed' | 'moved'
  readonly before: string
  readonly after: string
  /** Ways of a step, and when it applies, are no texts: whoever shows them says them in the words of their guide. */
  readonly ways?: { readonly before: StepWays; readonly after: StepWays }
}

/** Where a step leads, or when it is done, in the guide that says so. */
export interface StepWays {
  readonly guide: Guide
  readonly catalogue: Catalogue
  readonly next: readonly Way[]
}

const Named = z.looseObject({ id: z.string() })
const Said = z.looseObject({ es: z.string() })
const Thing = z.record(z.string(), z.unknown())

const idOf = (value: unknown): string | null => Named.safeParse(value).data?.id ?? null

/** What people call a thing of a guide or catalogue: its Spanish words, or its id. */
export function nameOf(value: unknown): string {
  const thing = Thing.safeParse(value).data
  for (const words of [thing?.text, thing?.label, thing?.title]) {
    const said = Said.safeParse(words).data
    if (said !== undefined) return said.es
  }
  return idOf(value) ?? ''
}

export const shortly = (value: unknown): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : (Said.safeParse(value).data?.es ?? JSON.stringify(value))

function* betweenLists(
  before: readonly unknown[],
  after: readonly unknown[],
  where: readonly string[],
): Generator<EditionChange> {
  const key = (value: unknown, index: number) => idOf(value) ?? (nameOf(value) === '' ? `${index}` : nameOf(value))
  const old = new Map(before.map((value, index) => [key(value, index), value]))
  const now = new Map(after.map((value, index) => [key(value, index), value]))
  // What stands in another place shows as one change of the order, not as many of words.
  const byIndex = before.every((value) => idOf(value) === null)
  if (byIndex && before.length === after.length) {
    for (const [index, value] of before.entries()) yield* between(value, after[index], [...where, nameOf(value)])
    return
  }
  for (const [id, value] of old)
    if (!now.has(id)) yield { where, kind: 'removed', before: nameOf(value) || shortly(value), after: '' }
  for (const [id, value] of now)
    if (!old.has(id)) yield { where, kind: 'added', before: '', after: nameOf(value) || shortly(value) }
  const [stayed, order] = [[...old.keys()].filter((id) => now.has(id)), [...now.keys()].filter((id) => old.has(id))]
  if (stayed.some((id, index) => id !== order[index])) {
    const names = (ids: readonly string[]) => ids.map((id) => nameOf(now.get(id)) || id).join(' · ')
    yield { where, kind: 'moved', before: names(stayed), after: names(order) }
  }
  for (const id of order) yield* between(old.get(id), now.get(id), [...where, nameOf(now.get(id)) || id])
}

function* between(before: unknown, after: unknown, where: readonly string[]): Generator<EditionChange> {
  if (Array.isArray(before) && Array.isArray(after)) return yield* betweenLists(before, after, where)
  const [old, now] = [Thing.safeParse(before).data, Thing.safeParse(after).data]
  if (old !== undefined && now !== undefined) {
    for (const key of new Set([...Object.keys(old), ...Object.keys(now)]))
      yield* between(old[key], now[key], [...where, key])
    return
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return
  yield { where, kind: 'changed', before: shortly(before), after: shortly(after) }
}

/** A step's ways are compared as a whole; its condition as a way to itself. */
const waysOf = (step: Step): Readonly<Record<'next' | 'when', readonly Way[]>> => ({
  next: step.kind === 'end' ? [] : step.next,
  when: 'when' in step && step.when !== undefined ? [{ when: step.when, to: step.id }] : [],
})

function* betweenWays(guideId: string, from: Edition, to: Edition): Generator<EditionChange> {
  const [before, after] = [from, to].map(({ guides }) => guides.find(({ id }) => id === guideId))
  if (before === undefined || after === undefined) return
  for (const step of after.steps) {
    const old = before.steps.find(({ id }) => id === step.id)
    if (old === undefined) continue
    for (const part of ['next', 'when'] as const) {
      const [was, is] = [waysOf(old)[part], waysOf(step)[part]]
      if (JSON.stringify(was) === JSON.stringify(is)) continue
      yield {
        where: [nameOf(after), 'steps', nameOf(step) || step.id, part],
        kind: 'changed',
        before: '',
        after: '',
        ways: {
          before: { guide: before, catalogue: from.catalogue, next: was },
          after: { guide: after, catalogue: to.catalogue, next: is },
        },
      }
    }
  }
}

const withoutWays = (guide: Guide) => ({
  ...guide,
  steps: guide.steps.map((step) => {
    const { next: _, when: __, ...rest } = { next: undefined, when: undefined, ...step }
    return rest
  }),
})

/** What one edition has otherwise than another; versions themselves are left out. */
export function compareEditions(before: Edition, after: Edition): readonly EditionChange[] {
  const { version: _, ...old } = before.catalogue
  const { version: __, ...now } = after.catalogue
  const bare = ({ guides }: Edition) =>
    guides
      .map(withoutWays)
      .map(({ version: ___, ...guide }) => guide)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const ways = after.guides.flatMap(({ id }) => [...betweenWays(id, before, after)])
  return [...between(old, now, []), ...betweenLists(bare(before), bare(after), []), ...ways]
}
