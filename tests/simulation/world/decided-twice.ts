import { isDeepStrictEqual } from 'node:util'
import type { AnyCommandDefinition } from '#shared/kernel/commands.ts'
import type { Documents } from '#shared/kernel/documents.ts'
import type { Model } from '#shared/kernel/model.ts'

/*
 * `decide` gives the same on both sides and on every repetition (reliability.md, trap 5). Here everything is decided a second
 * time elsewhere: years later, with other luck, and with the fields of the documents in another order, as a database may give
 * them. Whatever differs has read what it may not.
 */

const LATER_MS = 900 * 24 * 60 * 60_000 + 3 * 60 * 60_000 + 7

const { Date: Here, performance: watch, crypto: source } = globalThis

class Later extends Here {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(Here.now() + LATER_MS)
    else super(...(given as [number])) // whatever was given; the types know one of its three forms
  }
  static override now = () => Here.now() + LATER_MS
}

/** The same object, with some of its members answering otherwise. */
const but = <T extends object>(real: T, other: Partial<T>): T =>
  new Proxy(real, {
    get(_, name) {
      if (name in other) return other[name as keyof T] // asked just before
      const value: unknown = Reflect.get(real, name, real)
      return typeof value === 'function' ? value.bind(real) : value
    },
  })

let drawn = 0
const OTHERWISE = {
  Date: Later,
  performance: but(watch, { now: () => watch.now() + LATER_MS, timeOrigin: watch.timeOrigin + LATER_MS }),
  crypto: but(source, {
    randomUUID: () => `ffffffff-ffff-4fff-8fff-${(++drawn).toString(16).padStart(12, '0')}` as const,
    getRandomValues(into) {
      source.getRandomValues(into)
      return into
    },
  }),
}
const AS_IS = { Date: Here, performance: watch, crypto: source }
// Node's own are accessors: set once as plain properties, they are changed and put back fast.
for (const [name, value] of Object.entries(AS_IS))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })

/** Runs it years later and with other luck. */
function elsewhere<T>(run: () => T): T {
  const luck = Math.random
  Object.assign(globalThis, OTHERWISE)
  Math.random = () => (luck() + 0.5) % 1
  try {
    return run()
  } finally {
    Object.assign(globalThis, AS_IS)
    Math.random = luck
  }
}

/** The same value with the fields of every object in the opposite order. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T // item by item
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]) => [name, turned(one)]),
  ) as T // field by field
}

const turnedDocuments = (documents: Documents): Documents => ({ read: (kind, id) => turned(documents.read(kind, id)) })

function twice(definition: AnyCommandDefinition, differs: (name: string) => void): AnyCommandDefinition {
  return {
    ...definition,
    decide(documents, command, context) {
      const decided = definition.decide(documents, command, context)
      const again = elsewhere(() => definition.decide(turnedDocuments(documents), command, context))
      if (!isDeepStrictEqual(again, decided)) differs(definition.name)
      return decided
    },
  }
}

/** @param failed told of a command that is decided otherwise elsewhere */
export function decidedTwice(model: Model, failed: (failure: unknown) => void): Model {
  const differs = (name: string) => failed(`${name} is decided otherwise at another time, with other luck or order`)
  return {
    ...model,
    commands: new Map([...model.commands].map(([name, definition]) => [name, twice(definition, differs)])),
  }
}
