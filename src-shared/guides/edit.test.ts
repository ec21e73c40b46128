import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultCatalogue } from '../catalogues/shipped.ts'
import {
  ADDED_KINDS,
  addStep,
  answersOf,
  elseOf,
  isMovable,
  leadAnswer,
  leadWay,
  moveStep,
  removeStep,
} from './edit.ts'
import { worldOf } from './guide-problems.ts'
import { Guide } from './schema.ts'
import { INBOUND_GUIDE, shippedGuides } from './shipped.ts'
import { verifyGuide } from './verify.ts'

const guides = shippedGuides()
const found = guides.find(({ id }) => id === INBOUND_GUIDE)
if (found === undefined) throw new Error('P1 was not shipped')
const inbound: Guide = found
const step = (guide: Guide, id: string) => {
  const one = guide.steps.find((each) => each.id === id)
  if (one === undefined) throw new Error(`no step ${id}`)
  return one
}
const problems = (guide: Guide) =>
  verifyGuide(
    guide,
    worldOf(
      guides.map((one) => (one.id === guide.id ? guide : one)),
      defaultCatalogue(),
    ),
  ).map(({ code, stepId }) => `${stepId}: ${code}`)

test.each(ADDED_KINDS)(
  'a step of kind %s may be put anywhere behind another, and the guide is as sound as before',
  { timeout: 60_000 },
  (kind) => {
    for (const { id } of inbound.steps.filter((one) => one.kind !== 'end')) {
      const { guide, id: added } = addStep(inbound, guides, id, kind)
      expect(elseOf(step(guide, id))).toBe(added)
      expect(elseOf(step(guide, added))).toBe(elseOf(step(inbound, id)))
      expect(Guide.parse(guide)).toEqual(guide)
      // What is said before the notice of recording is refused, and nothing else.
      expect(problems(guide).filter((one) => !one.endsWith('required.bypassed'))).toEqual([])
    }
  },
)
test('what is added and taken out again leaves the guide as it was', () => {
  for (const { id } of inbound.steps.filter((one) => one.kind !== 'end')) {
    const { guide, id: added } = addStep(inbound, guides, id, 'say')
    expect(removeStep(guide, added)).toEqual(inbound)
  }
})
test('two steps that are added never have one id, in whatever guide', () => {
  const once = addStep(inbound, guides, 'saludo-llamada', 'say')
  const twice = addStep(once.guide, guides, 'saludo-llamada', 'text')
  expect(once.id).not.toBe(twice.id)
})
test('an answer leads where it is said to, and by no way of its own where the others lead', () => {
  const led = leadAnswer(inbound, 'lee-mensaje', 'attend', 'analiza-solicitud')
  expect(step(led, 'lee-mensaje')).toMatchObject({
    next: [
      { when: { answer: 'lee-mensaje', is: 'attend' }, to: 'analiza-solicitud' },
      { when: { answer: 'lee-mensaje', is: 'discard' }, to: 'registra-sin-hablar' },
      { to: 'identifica-remitente' },
    ],
  })
  expect(leadAnswer(led, 'lee-mensaje', 'attend', null)).toEqual(inbound)
  expect(answersOf(step(inbound, 'lee-mensaje')).map(({ id }) => id)).toEqual(['attend', 'discard'])
})
test('what a way breaks is refused at the step that has it', () => {
  expect(problems(leadWay(inbound, 'saludo-devolucion', 0, 'identificacion'))).toEqual([
    'aviso-de-grabacion: required.bypassed',
  ])
  expect(problems(leadWay(inbound, 'saludo-devolucion', 0, 'saludo-devolucion'))).toContain(
    'saludo-devolucion: loop.unanswered',
  )
  expect(problems(leadWay(inbound, 'camara', 0, 'fin'))).toContain('identificacion: step.unreachable')
})
test('a step that the law needs, or that the registration reads, is neither moved nor taken out', () => {
  for (const id of ['aviso-de-grabacion', 'autorizacion-datos', 'analiza-solicitud', 'registra', 'identificacion'])
    expect(isMovable(step(inbound, id)), id).toBe(false)
  expect(isMovable(step(inbound, 'saludo-devolucion'))).toBe(true)
})
test('a step that is moved stands between two others, and what led to it leads where it led', () => {
  const { guide, id } = addStep(inbound, guides, 'saludo-llamada', 'say')
  const moved = moveStep(guide, id, 'tema')
  expect(elseOf(step(moved, 'saludo-llamada'))).toBe(elseOf(step(inbound, 'saludo-llamada')))
  expect(elseOf(step(moved, 'tema'))).toBe(id)
  expect(elseOf(step(moved, id))).toBe(elseOf(step(inbound, 'tema')))
  expect(problems(moved)).toEqual([])
})
test('no sequence of additions, removals and moves loses a step that was not taken out, or makes a guide that does not fit', {
  timeout: 60_000,
}, () => {
  const move = fc.record({ a: fc.nat(80), b: fc.nat(80), kind: fc.constantFrom(...ADDED_KINDS), what: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      let guide = inbound
      const gone = new Set<string>()
      for (const { a, b, kind, what } of moves) {
        const at = (index: number) => guide.steps[index % guide.steps.length]
        const [one, other] = [at(a), at(b)]
        if (one === undefined || other === undefined) continue
        if (what === 0) guide = addStep(guide, guides, one.id, kind).guide
        else if (!isMovable(one)) continue
        else if (what === 1) guide = moveStep(guide, one.id, other.id)
        else {
          const after = removeStep(guide, one.id)
          if (after !== guide) gone.add(one.id)
          guide = after
        }
        const ids = guide.steps.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const each of guide.steps)
          if (each.kind !== 'end') for (const { to } of each.next) expect(ids).toContain(to)
      }
      expect(Guide.parse(guide)).toEqual(guide)
      for (const { id } of inbound.steps) expect(gone.has(id) || guide.steps.some((one) => one.id === id)).toBe(true)
    }),
    { numRuns: 25 },
  )
})
