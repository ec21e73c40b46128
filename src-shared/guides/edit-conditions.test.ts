import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import { Condition, holds, testsWithin } from './condition.ts'
import { valuesAsked } from './condition-values.ts'
import { answersOf, isMovable, leadAnswer, leadWay } from './edit.ts'
import { addAnswer, markSensitive, moveAnswer, removeAnswer } from './edit-answers.ts'
import {
  addWay,
  askStep,
  askWay,
  groupCondition,
  isConditional,
  JOINS,
  type Level,
  levelOf,
  lineCondition,
  moveWay,
  newCondition,
  OPERATORS,
  removeWay,
  toggled,
  withOperator,
  withoutPart,
  withSubject,
} from './edit-conditions.ts'
import { Guide } from './schema.ts'
import { INBOUND_GUIDE, shippedGuides } from './shipped.ts'

const guides = shippedGuides()
const named = { guides, catalogue: defaultCatalogue() }
const found = guides.find(({ id }) => id === INBOUND_GUIDE)
if (found === undefined) throw new Error('P1 was not shipped')
const inbound: Guide = found
const nextOf = (guide: Guide, id: string) => {
  const step = guide.steps.find((one) => one.id === id)
  return step === undefined || step.kind === 'end' ? [] : step.next
}

const leaf = fc.oneof(
  fc.record({ answer: fc.constantFrom('a', 'b'), is: fc.constantFrom('1', '2') }),
  fc.record({
    fact: fc.constantFrom('f', 'g'),
    in: fc.uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ answer: fc.constantFrom('a', 'b'), known: fc.boolean() }),
)
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
  ),
})).tree
const world = fc.dictionary(fc.constantFrom('a', 'b', 'f', 'g'), fc.constantFrom('1', '2', '3'))
const conditionOf = (level: Level): Condition => {
  const made = level.kind === 'line' ? lineCondition(level) : groupCondition(level.join, level.parts)
  if (made === undefined) throw new Error('a condition lost what it asks')
  return made
}
const deep = (one: Condition): Condition => {
  const level = levelOf(one)
  return conditionOf(level.kind === 'line' ? level : { ...level, parts: level.parts.map(deep) })
}

test('a condition that is read into fields and written again asks the same, of whoever it is', () => {
  fc.assert(
    fc.property(condition, fc.array(world, { minLength: 1, maxLength: 8 }), (one, worlds) => {
      const again = deep(one)
      expect(Condition.parse(again)).toEqual(again)
      for (const values of worlds) {
        const known = { answer: (name: string) => values[name], fact: (name: string) => values[name] }
        expect(holds(again, known)).toBe(holds(one, known))
      }
    }),
    { numRuns: 300 },
  )
})
test('what shipped guides ask is read into fields and written again as it was', () => {
  const asked = guides.flatMap(({ steps }) =>
    steps.flatMap((step) => [
      ...(step.kind === 'end' ? [] : step.next.map(({ when }) => when)),
      ...('when' in step ? [step.when] : []),
    ]),
  )
  const conditions = asked.filter((one) => one !== undefined)
  expect(conditions.length).toBeGreaterThan(40)
  for (const one of conditions) {
    const known = { answer: () => undefined, fact: () => undefined }
    expect(holds(deep(one), known)).toBe(holds(one, known))
    expect(testsWithin(deep(one)).length).toBe(testsWithin(one).length)
  }
})
test('another operator keeps what was chosen as far as it goes, and never compares with nothing', () => {
  const line = { of: { fact: 'contact.channel' }, operator: 'in', values: ['chat', 'voice'] } as const
  expect(withOperator(line, 'isNot', ['voice'])).toEqual({ ...line, operator: 'isNot', values: ['chat'] })
  expect(withOperator(line, 'known', ['voice'])).toEqual({ ...line, operator: 'known', values: [] })
  expect(withOperator({ ...line, operator: 'known', values: [] }, 'is', ['voice', 'chat']).values).toEqual(['voice'])
  expect(withSubject(line, { answer: 'motivo' }, [])).toEqual({
    of: { answer: 'motivo' },
    operator: 'known',
    values: [],
  })
  expect(toggled(line, 'chat').values).toEqual(['voice'])
  expect(toggled({ ...line, values: ['chat'] }, 'chat').values).toEqual(['chat'])
})
test('a line taken out of a group of two leaves the other one by itself, negated where the group was', () => {
  const [a, b] = [
    { fact: 'f', is: '1' },
    { fact: 'g', is: '2' },
  ] as const
  expect(withoutPart('any', [a, b], 0)).toEqual(b)
  expect(withoutPart('none', [a, b], 1)).toEqual({ not: a })
  expect(withoutPart('all', [a], 0)).toBeUndefined()
})
test('a step’s values are what its answers are called, and what the program says of it', () => {
  const values = (answer: string) => valuesAsked(inbound, { answer }, named)
  expect(values('identificacion')).toEqual(['found', 'created', 'nobody'])
  expect(values('primer-contacto')).toEqual(['yes', 'no'])
  expect(values('analiza-solicitud')).toContain('queja')
  expect(values('realiza-procedimiento')).toEqual(expect.arrayContaining(['done', 'notDone']))
  expect(values('calificacion')).toContain('timeout')
  expect(values('terminar-antes').length).toBeGreaterThan(1)
  expect(values('motivo')).toEqual([])
  expect(valuesAsked(inbound, { fact: 'customer.known' }, named)).toEqual(['yes', 'no'])
})
test('a way with a condition comes before the others and leads where they lead; the last one has none and stays last', () => {
  const before = nextOf(inbound, 'canal')
  const added = addWay(inbound, 'canal')
  expect(nextOf(added, 'canal')).toEqual([{ when: newCondition(), to: before.at(-1)?.to }, ...before])
  expect(removeWay(added, 'canal', 0)).toEqual(inbound)
  expect(removeWay(inbound, 'canal', before.length - 1)).toBe(inbound)
  expect(moveWay(inbound, 'canal', before.length - 2, 1)).toBe(inbound)
  expect(askWay(inbound, 'canal', before.length - 1, newCondition())).toBe(inbound)
  expect(nextOf(moveWay(inbound, 'canal', 1, -1), 'canal').slice(0, 2)).toEqual([before[1], before[0]])
})
test('when a step applies is said of what may be taken out too, never of what the law or the registration needs', () => {
  for (const step of inbound.steps) {
    const after = askStep(inbound, step.id, newCondition())
    expect(after.steps.find(({ id }) => id === step.id)).toEqual(
      isMovable(step) ? { ...step, when: newCondition() } : step,
    )
  }
  expect(askStep(askStep(inbound, 'camara', newCondition()), 'camara', null)).toEqual(inbound)
})

const edit = fc.record({
  a: fc.nat(90),
  b: fc.nat(90),
  by: fc.constantFrom<1 | -1>(1, -1),
  join: fc.constantFrom(...JOINS),
  operator: fc.constantFrom(...OPERATORS),
  what: fc.nat(10),
})
test('no sequence of edits of answers and conditions makes a guide that does not fit, or loses a step', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let guide = inbound
      for (const { a, b, by, join, operator, what } of edits) {
        const at = <T>(list: readonly T[], index: number) => list[index % Math.max(1, list.length)]
        const step = at(guide.steps, a)
        const other = at(guide.steps, b)
        if (step === undefined || other === undefined) continue
        const answer = at(answersOf(step), b)?.id ?? 'nadie'
        const way = b % Math.max(1, nextOf(guide, step.id).length)
        const of = b % 2 === 0 ? { answer: other.id } : { fact: 'contact.channel' }
        const line = withSubject({ of, operator, values: [] }, of, valuesAsked(guide, of, named))
        const when = lineCondition(withOperator(line, line.operator, ['cualquiera'])) ?? newCondition()
        const group = groupCondition(join, [when, newCondition()]) ?? when
        const edited = [
          () => addAnswer(guide, step.id).guide,
          () => removeAnswer(guide, step.id, answer),
          () => moveAnswer(guide, step.id, answer, by),
          () => markSensitive(guide, step.id, by === 1),
          () => addWay(guide, step.id),
          () => removeWay(guide, step.id, way),
          () => moveWay(guide, step.id, way, by),
          () => askWay(guide, step.id, way, by === 1 ? when : group),
          () => askStep(guide, step.id, by === 1 ? group : null),
          () => leadAnswer(guide, step.id, answer, by === 1 ? other.id : null),
          () => leadWay(guide, step.id, way, other.id),
        ]
        guide = (edited[what] ?? (() => guide))()
        expect(Guide.parse(guide)).toEqual(guide)
        const next = nextOf(guide, step.id)
        if (next.length > 0) {
          expect(next.at(-1)?.when).toBeUndefined()
          expect(next.slice(0, -1).every((_, index) => isConditional(guide, step.id, index))).toBe(true)
        }
      }
      expect(guide.steps.map(({ id }) => id)).toEqual(inbound.steps.map(({ id }) => id))
    }),
    { numRuns: 60 },
  )
})
