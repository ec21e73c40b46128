import { expect, test } from 'vitest'
import { todaysShippedEdition } from '../guidebook/edition.ts'
import { answerValues } from './answer-values.ts'
import { valuesAsked } from './condition-values.ts'
import { withStep } from './edit.ts'
import { worldOf } from './guide-problems.ts'
import { isAnswered } from './library.ts'
import type { AnsweredStep, Guide } from './schema.ts'
import { verifyGuide } from './verify.ts'

const edition = todaysShippedEdition()
const world = worldOf(edition.guides, edition.catalogue)
const steps = edition.guides.flatMap((guide) =>
  guide.steps.filter(isAnswered).map((step): readonly [Guide, AnsweredStep] => [guide, step]),
)

/** Whether the verifier knows a value of a step's answer, where a way of that step asks for it. */
const isKnown = (guide: Guide, step: AnsweredStep, value: string): boolean => {
  const asking = withStep(guide, step.id, (one) =>
    isAnswered(one) ? { ...one, next: [{ when: { answer: step.id, is: value }, to: guide.entry }, ...one.next] } : one,
  )
  return !verifyGuide(asking, world).some(({ code, name }) => code === 'catalogue.unknown' && name === value)
}

test('whoever makes a condition is offered what the verifier takes, and it takes nothing else', () => {
  expect(steps.length).toBeGreaterThan(80)
  for (const [guide, step] of steps) {
    const { offered, besides } = answerValues(step, edition)
    expect(valuesAsked(guide, { answer: step.id }, edition)).toEqual(offered)
    const taken = [...offered, ...(besides === 'any' ? ['whatever'] : besides)]
    expect(taken.length, step.id).toBeGreaterThan(0)
    for (const value of [taken.at(0), taken.at(-1)])
      if (value !== undefined) expect(isKnown(guide, step, value), `${step.id} ${value}`).toBe(true)
    expect(isKnown(guide, step, 'unheard-of'), step.id).toBe(besides === 'any')
  }
})
test('a time limit is one more value, also of what nobody chooses', () => {
  const byId = (id: string) => steps.find(([, step]) => step.id === id)?.[1]
  const [more, greeting] = [byId('algo-mas'), byId('saludo-llamada')]
  if (more === undefined || greeting === undefined) throw new Error('the shipped guide has these steps')
  expect(answerValues(more, edition)).toEqual({ offered: ['yes', 'no', 'timeout'], besides: [] })
  expect(answerValues(greeting, edition)).toEqual({ offered: [], besides: ['done'] })
  const limited = { ...greeting, timeLimit: { seconds: 60, to: 'registra' } }
  expect(answerValues(limited, edition)).toEqual({ offered: [], besides: ['done', 'timeout'] })
})
