import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CommandEnvelope } from '../kernel/commands.ts'
import { parseCommand } from '../kernel/decide.ts'
import { model } from './model.ts'

type Text = readonly [where: string, shape: z.core.$ZodType]

/** The texts of a shape, each with the way to it. */
function textsIn(shape: z.core.$ZodType, where: string, around: readonly z.core.$ZodType[] = []): readonly Text[] {
  if (around.includes(shape)) return []
  const within = (one: z.core.$ZodType, way = where) => textsIn(one, way, [...around, shape])
  const { def } = (shape as z.core.$ZodTypes)._zod // every shape that zod makes is one of these
  switch (def.type) {
    case 'string':
      return [[where, shape]]
    case 'object':
      return Object.entries(def.shape).flatMap(([key, one]) => within(one, `${where}.${key}`))
    case 'array':
      return within(def.element, `${where}[]`)
    case 'record':
      return [...within(def.keyType, `${where}{}`), ...within(def.valueType, `${where}{}`)]
    case 'union':
      return def.options.flatMap((one) => within(one))
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
      return within(def.innerType)
    case 'pipe':
      // What comes out of it is what is decided and written.
      return within(def.out)
    case 'lazy':
      return within(def.getter())
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
      return []
    default:
      throw new Error(`${where}: texts within ${def.type} are not looked for`)
  }
}

const commands = [...model.commands.values()]
const texts = commands.flatMap(({ name, payload }) => textsIn(payload, name))
const takes = (value: string) => texts.filter(([, shape]) => z.safeParse(shape, value).success).map(([where]) => where)

test('no command takes a text that a database refuses, wherever it stands in it', () => {
  for (const name of ['guidebook.publish.note', 'queue.create.name', 'user.create.name', 'team.edit.queues[]'])
    expect(texts.map(([where]) => where)).toContain(name)
  expect(takes('nada').length).toBeGreaterThan(100)
  expect(takes('na\u0000da')).toEqual([])
  expect(takes('na\ud800da')).toEqual([])
})

test('a command with such a text is refused by the sentence that says so, on both sides', () => {
  const payload = { code: 'ventas', outOfHoursPrompt: 'Abrimos a las 7\u0000' }
  const envelope = { name: 'queue.edit', payload } as unknown as CommandEnvelope // of which nothing else is read
  expect(parseCommand(model, envelope)).toEqual({ ok: false, error: { code: 'text.unstorable' } })
})
