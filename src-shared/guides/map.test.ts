import { expect, test } from 'vitest'
import { caseLife } from '../cases/life.ts'
import { guideMap } from './map.ts'
import { everyPath } from './paths.ts'
import type { GuideRun } from './run.ts'
import { advance, begin, endEarly } from './runner.ts'
import { sampleLibrary } from './sample-guide.test-data.ts'
import { INBOUND_GUIDE, shippedGuides, shippedLibrary } from './shipped.ts'

const library = shippedLibrary()
const AT = '2026-11-24T15:00:00.000Z'
const stateOf = (run: GuideRun | undefined, id: string) =>
  guideMap(library, INBOUND_GUIDE, run).nodes.find((node) => node.id === id)?.state

test.each(shippedGuides().map(({ id }) => id))(
  'every line of the map of %s joins two of its nodes, and no two are the same',
  (id) => {
    const { nodes, edges } = guideMap(library, id)
    const ids = nodes.map((node) => node.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(edges.map((edge) => edge.id)).size).toBe(edges.length)
    for (const { from, to } of edges) expect([ids.includes(from), ids.includes(to)]).toEqual([true, true])
  },
)
test('before a contact everything is ahead', () => {
  const { nodes, edges } = guideMap(library, INBOUND_GUIDE)
  expect(new Set([...nodes, ...edges].map(({ state }) => state))).toEqual(new Set(['ahead']))
})
test('the map shows where a contact is, the way it took, the ways it did not take, and what is left', () => {
  const run = begin(library, INBOUND_GUIDE, { 'contact.channel': 'voice' }, AT)
  const greeted = advance(library, run, 'saludo-llamada', { kind: 'said' }, AT)
  if (!greeted.ok) throw new Error(greeted.error.code)
  expect(stateOf(greeted.value, 'saludo-llamada')).toBe('taken')
  expect(stateOf(greeted.value, 'canal')).toBe('taken')
  expect(stateOf(greeted.value, 'aviso-de-grabacion')).toBe('current')
  expect(stateOf(greeted.value, 'registra')).toBe('ahead')
  expect(stateOf(greeted.value, 'lee-mensaje')).toBe('notTaken')
  const edges = guideMap(library, INBOUND_GUIDE, greeted.value).edges
  expect(edges.find(({ id }) => id === 'canal saludo-llamada')?.state).toBe('taken')
  expect(edges.find(({ id }) => id === 'canal lee-mensaje')?.state).toBe('notTaken')
})
test('a contact that was ended early has taken no way between the step it was at and the registration', () => {
  const run = begin(library, INBOUND_GUIDE, { 'contact.channel': 'voice' }, AT)
  const cut = endEarly(library, run, 'cut', AT)
  if (!cut.ok) throw new Error(cut.error.code)
  expect(stateOf(cut.value, 'registra')).toBe('current')
  expect(stateOf(cut.value, 'motivo')).toBe('notTaken')
})
test('the life of an escalated case goes on in the lanes of those who lead it', () => {
  const { nodes, edges } = guideMap(library, INBOUND_GUIDE)
  const later = nodes.filter(({ type }) => type === 'case')
  expect(later.map(({ id }) => id).sort()).toEqual(
    Object.entries(caseLife)
      .filter(([name, { to }]) => to !== 'same' && name !== 'case.escalate')
      .map(([name]) => name)
      .sort(),
  )
  expect(later.find(({ id }) => id === 'case.answer')?.lane).toBe('area_owner')
  expect(later.find(({ id }) => id === 'case.informCustomer')?.lane).toBe('advisor')
  const lines = edges.map(({ id }) => id)
  expect(lines).toEqual(
    expect.arrayContaining(['escala case.take', 'case.take case.answer', 'case.answer case.informCustomer']),
  )
  expect(lines).not.toContain('case.answer case.take')
})
test('on every path of the sample each step between two that were taken is joined to them by taken lines', () => {
  const sample = sampleLibrary()
  for (const { run } of everyPath(sample, 'ejemplo')) {
    const { nodes, edges } = guideMap(sample, 'ejemplo', run)
    const taken = nodes.filter(({ state }) => state === 'taken').map(({ id }) => id)
    const ends = new Set(edges.filter(({ state }) => state === 'taken').flatMap(({ from, to }) => [from, to]))
    expect(taken.filter((id) => !ends.has(id))).toEqual([])
    expect(nodes.filter(({ state }) => state === 'current' || state === 'ahead')).toEqual([])
  }
})
