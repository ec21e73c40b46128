import dagre from '@dagrejs/dagre'
import type { GuideMap, MapNode } from '#shared/guides/map.ts'
import type { Role } from '#shared/kernel/roles.ts'

/** CSS pixels of a drawn step and of the space about it. */
export const NODE = { width: 190, height: 46 } as const
const GAP = { step: 26, rank: 44, lane: 36, head: 44 } as const

export interface Placed {
  readonly node: MapNode
  readonly x: number
  readonly y: number
}
export interface Lane {
  readonly role: Role
  readonly x: number
  readonly width: number
  readonly height: number
}
export interface MapLayout {
  readonly steps: readonly Placed[]
  readonly lanes: readonly Lane[]
}

/**
 * Places every step: its row from the layered drawing of the whole map, its column within the lane of its role. Lanes
 * stand side by side in the order in which work passes through them.
 */
export function layoutOf({ nodes, edges }: GuideMap): MapLayout {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: GAP.step, ranksep: GAP.rank })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { id } of nodes) graph.setNode(id, { ...NODE })
  // Ways that end the contact early come from every step: drawn they would be all one sees, and they say nothing of rows.
  for (const { from, to, early } of edges) if (!early && from !== to) graph.setEdge(from, to)
  dagre.layout(graph)

  const roles = [...new Set(nodes.map(({ lane }) => lane))]
  const rows = nodes.map((node) => ({ node, ...graph.node(node.id) }))
  const height = Math.max(...rows.map(({ y }) => y)) + NODE.height + GAP.head
  const lanes: Lane[] = []
  const steps: Placed[] = []
  let left = 0
  for (const role of roles) {
    const own = rows.filter(({ node }) => node.lane === role).sort((a, b) => a.y - b.y || a.x - b.x)
    const placed = columns(own)
    const width = Math.max(...placed.map(({ x }) => x)) + NODE.width + 2 * GAP.lane
    for (const { node, x, y } of placed) steps.push({ node, x: left + GAP.lane + x, y: y + GAP.head })
    lanes.push({ role, x: left, width, height: height + GAP.head })
    left += width + GAP.step
  }
  return { steps, lanes }
}

/** Steps of one row stand beside each other without the space that other lanes' steps had in the whole drawing. */
function columns(rows: readonly { node: MapNode; x: number; y: number }[]): readonly Placed[] {
  const least = Math.min(...rows.map(({ x }) => x))
  const ends = new Map<number, number>()
  const wide = Math.max(...rows.map(({ x }) => x)) - least
  const widest = Math.max(...[...Map.groupBy(rows, ({ y }) => y).values()].map((row) => row.length))
  // A lane with room enough keeps the drawing's own places; one whose steps are far apart is drawn together.
  const squeeze = wide > widest * (NODE.width + GAP.step) * 2 ? (widest * (NODE.width + GAP.step)) / wide : 1
  return rows.map(({ node, x, y }) => {
    const column = Math.max((x - least) * squeeze, ends.get(y) ?? 0)
    ends.set(y, column + NODE.width + GAP.step)
    return { node, x: column, y: y - NODE.height / 2 }
  })
}
