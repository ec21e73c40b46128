import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import type { Condition } from './condition.ts'
import { answersOf, leadAnswer } from './edit.ts'
import {
  addAnswer,
  conditionWithout,
  effectsOfRemoval,
  forgetUsual,
  hasOwnAnswers,
  markSensitive,
  moveAnswer,
  removeAnswer,
  whyAnswerStays,
} from './edit-answers.ts'
import { worldOf } from './guide-problems.ts'
import { libraryOf } from './library.ts'
import { everyPath } from './paths.ts'
import { guideFrom, sampleProcedure, sampleWith } from './sample-guide.test-data.ts'
import { Guide } from './schema.ts'
import { shippedGuides } from './shipped.ts'
import { verifyGuide } from './verify.ts'
import { lostUsual } from './verify-answers.ts'

const words = (text: string) => ({ es: text, en: text })
const field = {
  type: 'choice',
  options: ['information', 'procedure', 'later'].map((id) => ({ id, text: words(id) })),
}
const asks = (is: string) => ({ answer: 'otorga', is })
const procedure = guideFrom(sampleProcedure)
/** The sample with a third answer, and with all that may ask for it. */
const guide = guideFrom(
  sampleWith(
    {
      id: 'otorga',
      kind: 'ask',
      field,
      next: [
        { when: asks('procedure'), to: 'procedimiento' },
        { when: { any: [asks('later'), { fact: 'customer.known', is: 'no' }] }, to: 'escala' },
        { to: 'informa' },
      ],
    },
    {
      id: 'informa',
      kind: 'act',
      action: 'answer',
      next: [{ when: { not: asks('later') }, to: 'algo-mas' }, { to: 'escala' }],
    },
    {
      id: 'gracias',
      kind: 'say',
      script: 'Gracias.',
      when: { not: { all: [asks('later'), { fact: 'customer.known', is: 'yes' }] } },
      next: [{ to: 'fin' }],
    },
  ),
)
const step = (of: Guide, id: string) => {
  const found = of.steps.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found
}
const ids = (of: Guide, stepId: string) => answersOf(step(of, stepId)).map(({ id }) => id)

test('an answer that is added stands last under its own key, fits the form and leads where the others lead', () => {
  const once = addAnswer(guide, 'otorga')
  const twice = addAnswer(once.guide, 'otorga')
  expect(ids(twice.guide, 'otorga')).toEqual(['information', 'procedure', 'later', 'respuesta-1', 'respuesta-2'])
  expect([once.id, twice.id]).toEqual(['respuesta-1', 'respuesta-2'])
  expect(new Set(answersOf(step(twice.guide, 'otorga')).map(({ text }) => text.es)).size).toBe(5)
  expect(Guide.parse(twice.guide)).toEqual(twice.guide)
  expect(step(twice.guide, 'otorga')).toMatchObject({
    next: step(guide, 'otorga').kind === 'end' ? [] : [{}, {}, { to: 'informa' }],
  })
})
test('a new answer never takes the id that a condition still asks for', () => {
  const asked = leadAnswer(guide, 'otorga', 'respuesta-1', 'escala')
  expect(addAnswer(asked, 'otorga').id).toBe('respuesta-2')
})
test('answers change places, and the first and the last go no further', () => {
  expect(ids(moveAnswer(guide, 'otorga', 'later', -1), 'otorga')).toEqual(['information', 'later', 'procedure'])
  expect(moveAnswer(guide, 'otorga', 'later', 1)).toEqual(guide)
  expect(moveAnswer(guide, 'otorga', 'information', -1)).toEqual(guide)
})
test('what asked for an answer is told before it is taken out, and is gone after', () => {
  expect(effectsOfRemoval(guide, 'otorga', 'later').map(({ kind, stepId }) => `${stepId} ${kind}`)).toEqual([
    'otorga wayAsksLess',
    'informa wayAlways',
    'informa wayGone',
    'gracias stepAsksLess',
  ])
  expect(effectsOfRemoval(guide, 'otorga', 'procedure').map(({ kind }) => kind)).toEqual(['wayGone'])
  const without = removeAnswer(guide, 'otorga', 'later')
  expect(ids(without, 'otorga')).toEqual(['information', 'procedure'])
  expect(step(without, 'otorga')).toMatchObject({
    next: [{}, { when: { fact: 'customer.known', is: 'no' }, to: 'escala' }, { to: 'informa' }],
  })
  expect(step(without, 'informa')).toMatchObject({ next: [{ to: 'algo-mas' }] })
  expect(step(without, 'gracias')).not.toHaveProperty('when')
  expect(JSON.stringify(without)).not.toContain('"later"')
  expect(Guide.parse(without)).toEqual(without)
  expect(verifyGuide(without, worldOf([without, procedure], defaultCatalogue()))).toEqual([])
})
test('whoever gives another answer goes as before it was taken out', { timeout: 60_000 }, () => {
  const without = removeAnswer(guide, 'otorga', 'later')
  const told = (of: Guide): readonly string[] => {
    const library = libraryOf([of, procedure], defaultCatalogue())
    const paths: string[] = []
    for (const { run, supposed } of everyPath(library, of.id)) {
      const trail = run.trail.map(({ stepId, answer }) => [stepId, answer])
      if (!JSON.stringify(trail).includes('"later"'))
        paths.push(JSON.stringify([trail, supposed.get('customer.known')]))
    }
    return [...new Set(paths)].sort()
  }
  const before = new Set(told(guide))
  const after = told(without)
  expect(after.length).toBeGreaterThan(100)
  // A fact that is asked for no more is not supposed any more: every path of now is one of then.
  const bare = new Set([...before].map((path) => path.replace(/,"(?:yes|no)"\]$/, ']').replace(/,null\]$/, ']')))
  expect(
    after
      .map((path) => path.replace(/,"(?:yes|no)"\]$/, ']').replace(/,null\]$/, ']'))
      .filter((path) => !bare.has(path)),
  ).toEqual([])
})
test('an answer stays where the program reads it, where two are left, and where a step is asked for its sake', () => {
  expect(whyAnswerStays(guide, 'autorizacion', 'no')).toEqual({ code: 'lastTwo' })
  expect(removeAnswer(guide, 'autorizacion', 'no')).toBe(guide)
  const only = guideFrom(
    sampleWith(
      { id: 'otorga', kind: 'ask', field, next: [{ to: 'informa' }] },
      { id: 'gracias', kind: 'say', script: 'x', when: asks('later'), next: [{ to: 'fin' }] },
    ),
  )
  expect(whyAnswerStays(only, 'otorga', 'later')).toEqual({ code: 'stepNever', stepId: 'gracias' })
  expect(removeAnswer(only, 'otorga', 'later')).toBe(only)
  const kept = shippedGuides().flatMap((one) =>
    one.steps.flatMap((each) => ('keeps' in each && each.keeps !== undefined ? [[one, each.id] as const] : [])),
  )
  expect(kept.length).toBeGreaterThan(20)
  for (const [one, id] of kept) {
    expect(hasOwnAnswers(step(one, id)), id).toBe(false)
    expect(addAnswer(one, id)).toEqual({ guide: one, id: null })
    for (const answer of ids(one, id)) expect(removeAnswer(one, id, answer)).toBe(one)
  }
  for (const one of shippedGuides())
    for (const act of one.steps.filter(({ kind }) => kind === 'act'))
      for (const answer of ids(one, act.id)) expect(whyAnswerStays(one, act.id, answer)).toEqual({ code: 'program' })
})
test('a usual answer that is taken out is foretold no more, and one that stays is', () => {
  const usual = guideFrom(sampleWith({ id: 'otorga', kind: 'ask', field, usual: 'later', next: [{ to: 'informa' }] }))
  const problems = (one: Guide) =>
    verifyGuide(one, worldOf([one, procedure], defaultCatalogue())).filter(({ code }) => code === 'usual.unknown')
  expect(problems(usual)).toEqual([])
  expect(step(removeAnswer(usual, 'otorga', 'information'), 'otorga')).toMatchObject({ usual: 'later' })
  const without = removeAnswer(usual, 'otorga', 'later')
  expect(step(without, 'otorga')).not.toHaveProperty('usual')
  expect(problems(without)).toEqual([])
  // One that was published before it was asked for is mended by any edit of the answers.
  const dangling = guideFrom(sampleWith({ id: 'otorga', kind: 'ask', field, usual: 'gone', next: [{ to: 'informa' }] }))
  expect(problems(dangling)).toMatchObject([{ stepId: 'otorga', name: 'gone' }])
  expect(problems(moveAnswer(dangling, 'otorga', 'later', -1))).toEqual([])
})
test('the mark of a sensitive answer is set and taken off, and forms keep theirs', () => {
  const marked = markSensitive(guide, 'otorga', true)
  expect(step(marked, 'otorga')).toMatchObject({ sensitive: true })
  expect(markSensitive(marked, 'otorga', false)).toEqual(guide)
  expect(markSensitive(guide, 'quien', false)).toEqual(guide)
})
test.each<[Condition, Condition | boolean]>([
  [asks('later'), false],
  [{ not: asks('later') }, true],
  [asks('procedure'), asks('procedure')],
  [
    { answer: 'otorga', in: ['later', 'procedure'] },
    { answer: 'otorga', in: ['procedure'] },
  ],
  [{ answer: 'otorga', in: ['later'] }, false],
  [
    { answer: 'otorga', known: true },
    { answer: 'otorga', known: true },
  ],
  [{ all: [asks('later'), asks('procedure')] }, false],
  [{ any: [{ not: asks('later') }, asks('procedure')] }, true],
  [{ any: [asks('later'), asks('procedure')] }, asks('procedure')],
  [{ all: [{ not: asks('later') }, { any: [asks('later')] }] }, false],
])('%j is without the answer %j', (condition, left) => {
  expect(conditionWithout(condition, 'otorga', 'later')).toEqual(left)
})

test('a usual answer that a list no longer has is known to be lost, and can be forgotten', () => {
  const catalogue = defaultCatalogue()
  const asked = { id: 'otorga', kind: 'ask', field: { type: 'catalogue', list: 'topics' }, next: [{ to: 'informa' }] }
  const lost = guideFrom(sampleWith({ ...asked, usual: 'un tema de antes' }))
  expect(lostUsual(step(lost, 'otorga'), { catalogue })).toBe('un tema de antes')
  const forgotten = forgetUsual(lost, 'otorga')
  expect(lostUsual(step(forgotten, 'otorga'), { catalogue })).toBeNull()
  expect(forgotten).toEqual(guideFrom(sampleWith(asked)))
  const [topic] = catalogue.topics.flatMap(({ topics }) => topics)
  expect(lostUsual(step(guideFrom(sampleWith({ ...asked, usual: topic?.id })), 'otorga'), { catalogue })).toBeNull()
})
