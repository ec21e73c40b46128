import { expect, test } from 'vitest'
import { guideMap } from '#shared/guides/map.ts'
import { shippedLibrary } from '#shared/guides/shipped.ts'
import { layoutOf, NODE } from './layout.ts'

const map = guideMap(shippedLibrary(), 'gestion-de-entrada')
const { steps, lanes } = layoutOf(map)

test('every step of P1 has a place, inside the lane of its role', () => {
  expect(steps.map(({ node }) => node.id).sort()).toEqual(map.nodes.map(({ id }) => id).sort())
  for (const { node, x } of steps) {
    const lane = lanes.find(({ role }) => role === node.lane)
    expect(lane).toBeDefined()
    if (lane === undefined) continue
    expect(x).toBeGreaterThanOrEqual(lane.x)
    expect(x + NODE.width).toBeLessThanOrEqual(lane.x + lane.width)
  }
})

test('no step lies on another, and no lane on another', () => {
  for (const [index, one] of steps.entries())
    for (const other of steps.slice(index + 1))
      expect(
        Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height,
        `${one.node.id} and ${other.node.id}`,
      ).toBe(true)
  for (const [index, lane] of lanes.entries()) {
    const next = lanes[index + 1]
    if (next !== undefined) expect(lane.x + lane.width).toBeLessThanOrEqual(next.x)
  }
})

test('the roles that lead a case on have lanes of their own', () => {
  expect(lanes.map(({ role }) => role)).toEqual(expect.arrayContaining(['advisor', 'area_owner']))
})
