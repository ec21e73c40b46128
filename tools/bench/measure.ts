/** One line of the bench: ratios decide, absolute figures are printed beside them. */
export interface BenchRow {
  readonly name: string
  readonly unit: string
  readonly ours: number
  /** What it is held against, measured in the same run; null for mere information. */
  readonly peer: number | null
  readonly ratio: number | null
  readonly limit: number | null
  /** null where there is no limit. */
  readonly holds: boolean | null
}

/** `higher` figures (rates) must reach `limit` × the peer; `lower` ones (times) must not exceed it. */
export function compared(
  name: string,
  unit: string,
  ours: number,
  peer: number,
  limit: number,
  better: 'lower' | 'higher' = 'lower',
): BenchRow {
  const ratio = ours / peer
  return {
    name,
    unit,
    ours: rounded(ours),
    peer: rounded(peer),
    ratio: rounded(ratio),
    limit,
    holds: better === 'lower' ? ratio <= limit : ratio >= limit,
  }
}

export const informed = (name: string, unit: string, ours: number, peer: number | null = null): BenchRow => ({
  name,
  unit,
  ours: rounded(ours),
  peer: peer === null ? null : rounded(peer),
  ratio: peer === null ? null : rounded(ours / peer),
  limit: null,
  holds: null,
})

const rounded = (value: number): number => Number(value.toPrecision(4))

/** The value below which a share `p` of the sample lies (nearest rank). */
export function quantile(sample: readonly number[], p: number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))]
  if (value === undefined) throw new Error('an empty sample has no quantile')
  return value
}

/** Milliseconds that one call took. */
export async function timed(call: () => unknown): Promise<number> {
  const began = performance.now()
  await call()
  return performance.now() - began
}

export interface Sides {
  readonly ours: (turn: number) => unknown
  readonly peer: (turn: number) => unknown
}

/**
 * One turn of both sides. Which goes first alternates with the turn: whoever does may read from the disk what the other
 * then finds in the system's memory.
 */
export async function bothInTurn(sides: Sides, turn: number): Promise<{ ours: number; peer: number }> {
  if (turn % 2 === 0) {
    const ours = await timed(() => sides.ours(turn))
    return { ours, peer: await timed(() => sides.peer(turn)) }
  }
  const peer = await timed(() => sides.peer(turn))
  return { ours: await timed(() => sides.ours(turn)), peer }
}

/** Both sides in turn, so that a slow moment of the machine falls on both. */
export async function interleaved(
  sides: Sides,
  turns: number,
  warmUp: number,
): Promise<{ ours: number[]; peer: number[] }> {
  const ours: number[] = []
  const peer: number[] = []
  for (let turn = -warmUp; turn < turns; turn++) {
    const both = await bothInTurn(sides, turn)
    if (turn < 0) continue
    ours.push(both.ours)
    peer.push(both.peer)
  }
  return { ours, peer }
}
