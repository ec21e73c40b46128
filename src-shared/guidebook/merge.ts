import { z } from 'zod'
import { isSame, orderOf } from '../kernel/three-way.ts'
import { nameOf } from './compare.ts'
import type { Edition } from './edition.ts'

/** The same thing of an edition, otherwise by two people; undefined: taken away. */
export interface EditionClash {
  /** The way to it: a field's name, or `#` and the id of an item of a list. */
  readonly path: readonly string[]
  /** The same way in words, as changes are told. */
  readonly where: readonly string[]
  readonly theirs?: unknown
  readonly yours?: unknown
}

const Named = z.looseObject({ id: z.string() })
const Thing = z.record(z.string(), z.unknown())
type Items = ReadonlyMap<string, unknown>

/** The items of a list by their ids; null where it is none, or one of them has none. */
function itemsOf(list: unknown): Items | null {
  if (!Array.isArray(list)) return null
  const named = list.map((item) => [Named.safeParse(item).data?.id, item] as const)
  const items = new Map(named.flatMap(([id, item]) => (id === undefined ? [] : [[id, item] as const])))
  return items.size === list.length ? items : null
}

/** Three readings of one thing, and where it stands. */
interface Three {
  readonly from: unknown
  readonly mine: unknown
  readonly theirs: unknown
  readonly path: readonly string[]
  readonly where: readonly string[]
}

/** Goes into what both changed as far as it has parts; of what has none, mine stands and the clash is told. */
function merged(three: Three, clashes: EditionClash[]): unknown {
  const { from, mine, theirs, path, where } = three
  if (isSame(mine, theirs) || isSame(mine, from)) return theirs
  if (isSame(theirs, from)) return mine
  const [was, ours, others] = [itemsOf(from), itemsOf(mine), itemsOf(theirs)]
  if (was !== null && ours !== null && others !== null) return mergedLists(was, ours, others, three, clashes)
  const things = [from, mine, theirs].map((one) => Thing.safeParse(one).data)
  const [old, my, their] = things
  // A condition says something only as a whole.
  const whole = path.at(-1) === 'when' || [from, mine, theirs].some(Array.isArray)
  if (old === undefined || my === undefined || their === undefined || whole) {
    clashes.push({ path, where, theirs, yours: mine })
    return mine
  }
  const keys = new Set([...Object.keys(their), ...Object.keys(my)])
  const parts = [...keys].map((key) => {
    const inner = { from: old[key], mine: my[key], theirs: their[key], path: [...path, key], where: [...where, key] }
    return [key, merged(inner, clashes)] as const
  })
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
}

function mergedLists(
  was: Items,
  mine: Items,
  theirs: Items,
  { path, where }: Three,
  clashes: EditionClash[],
): unknown[] {
  const kept = new Map<string, unknown>()
  for (const id of new Set([...was.keys(), ...mine.keys(), ...theirs.keys()])) {
    const [from, my, their] = [was.get(id), mine.get(id), theirs.get(id)]
    const name = nameOf(my ?? their ?? from) || id
    const item = merged({ from, mine: my, theirs: their, path: [...path, `#${id}`], where: [...where, name] }, clashes)
    if (item !== undefined) kept.set(id, item)
  }
  return orderOf([...was.keys()], [...mine.keys()], [...theirs.keys()]).flatMap((id) =>
    kept.has(id) ? [kept.get(id)] : [],
  )
}

/**
 * What somebody wrote from an edition, on top of the one that a colleague published meanwhile: each keeps what they changed,
 * step by step and field by field. Where both changed the same, mine stands and the clash is told. Versions are theirs.
 */
export function mergeEditions(
  from: Edition,
  mine: Edition,
  theirs: Edition,
): { readonly merged: Edition; readonly clashes: readonly EditionClash[] } {
  const clashes: EditionClash[] = []
  const bare = ({ catalogue, guides }: Edition) => ({
    catalogue: { ...catalogue, version: '' },
    guides: guides.map((guide) => ({ ...guide, version: '' })),
  })
  const three = { from: bare(from), mine: bare(mine), theirs: bare(theirs), path: [], where: [] }
  const { catalogue, guides } = merged(three, clashes) as Edition // made of the parts of editions
  const versions = new Map(theirs.guides.map(({ id, version }) => [id as string, version])) // an id is compared as text
  return {
    merged: {
      catalogue: { ...catalogue, version: theirs.catalogue.version },
      guides: guides.map((guide) => ({ ...guide, version: versions.get(guide.id) ?? guide.version })),
    },
    clashes: clashes.map((clash) => ({ ...clash, where: clash.where.slice(1) })),
  }
}

function withAt(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put
  if (Array.isArray(value)) {
    const id = key.slice(1)
    const at = value.findIndex((item) => Named.safeParse(item).data?.id === id)
    const item = withAt(at < 0 ? undefined : value[at], rest, put)
    if (item === undefined) return value.filter((_, index) => index !== at)
    return at < 0 ? [...value, item] : value.with(at, item)
  }
  const thing = Thing.safeParse(value).data
  if (thing === undefined) return value
  const next = Object.entries({ ...thing, [key]: withAt(thing[key], rest, put) })
  return Object.fromEntries(next.filter(([, one]) => one !== undefined))
}

/** An edition with what a colleague made of one thing in the place of mine. */
export const takingTheirs = (edition: Edition, { path, theirs }: EditionClash): Edition =>
  withAt(edition, path, theirs) as Edition // theirs stood in an edition at the same place
