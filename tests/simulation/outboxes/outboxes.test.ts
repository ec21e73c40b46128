import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CommandEnvelope } from '#shared/kernel/commands.ts'
import { parseCommand } from '#shared/kernel/decide.ts'
import { model } from '#shared/model/model.ts'
import { eachWithMore } from './more.ts'
import { neverSaid } from './optional.ts'
import { Collection, replay } from './replay.ts'

const collected = (name: string): Collection =>
  Collection.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')))
const versions = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))

test.each(versions)('what consoles of %s left in their outboxes is answered as it was in its day', async (name) => {
  const collection = collected(name)
  const said = await replay(collection)
  const otherwise = collection.flatMap(({ body, outcome }, index) =>
    said[index] === outcome ? [] : [`${body.name}: ${outcome} then, ${said[index]} now`],
  )
  expect(otherwise).toEqual([])
  expect(new Set(collection.map(({ body }) => body.name)).size).toBeGreaterThan(10)
})

test('what a later program adds is kept, and what nobody has to say is refused: no command brings whatever it likes', () => {
  const kept = collected('every-command.json').flatMap(({ body }) => {
    const parsedWith = (more: string) =>
      [...eachWithMore(body.payload, more)].map(([where, payload]) => {
        const parsed = parseCommand(model, CommandEnvelope.parse({ ...body, payload }))
        return parsed.ok && JSON.stringify(parsed.value.command.payload).includes(more) ? `${body.name} ${where}` : null
      })
    const some = parsedWith('que más')
    const endless = some.every((where) => where === null) ? some : parsedWith('x'.repeat(200_000))
    return some.flatMap((where, n) => (where === null ? [] : [{ where, endless: endless[n] }]))
  })
  const places = ['case.escalate .request', 'case.escalate .attachments.0', 'interaction.register .disposition']
  expect(kept.map(({ where }) => where)).toEqual(expect.arrayContaining(places))
  expect(kept.filter(({ endless }) => endless !== null)).toEqual([])
})

test('the collection has begun', () => {
  expect(versions).toContain('0.1.0.json')
})

const HOW = 'write it at the end of samples.ts, then node tests/simulation/outboxes/record.ts --samples'
/** What never waits in an outbox: claims are asked of the centre at once, and what comes by itself nobody gives. */
const madeOffline = [...model.commands.values()].filter(
  ({ kind, name }) => kind !== 'claim' && model.policies[name]?.byItself !== true,
)

describe('of every command that a console makes offline', () => {
  const samples = collected('every-command.json')
  const payloadsOf = (wanted: string) => samples.flatMap(({ body }) => (body.name === wanted ? [body.payload] : []))

  test('a sample is kept', () => {
    const without = madeOffline.filter(({ name }) => payloadsOf(name).length === 0)
    expect(without.map(({ name }) => `${name} has no sample: ${HOW}`)).toEqual([])
  })

  test('everything that it may leave out is said in a sample', () => {
    const unsaid = madeOffline.flatMap(({ name, payload }) =>
      neverSaid(payload, payloadsOf(name)).map((path) => `no sample of ${name} says ${path}: ${HOW}`),
    )
    expect(unsaid).toEqual([])
  })

  test('the samples were taken by the centre, and are read without losing a word', () => {
    expect(samples.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
    for (const { body } of samples) {
      const read = parseCommand(model, CommandEnvelope.parse(body))
      expect(read).toMatchObject({ ok: true, value: { command: { payload: body.payload } } })
    }
  })
})
