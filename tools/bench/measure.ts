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

/** Both sides in turn, so that a slow moment of the machine falls on both; which goes first alternates. */
export async function interleaved(
  sides: Sides,
  turns: number,
  warmUp: number,
): Promise<{ ours: number[]; peer: number[] }> {
  const ours: number[] = []
  const peer: number[] = []
  for (let turn = -warmUp; turn < turns; turn++) {
    const oursFirst = turn % 2 === 0
    const one = await timed(() => (oursFirst ? sides.ours(turn) : sides.peer(turn)))
    const other = await timed(() => (oursFirst ? sides.peer(turn) : sides.ours(turn)))
    if (turn < 0) continue
    ours.push(oursFirst ? one : other)
    peer.push(oursFirst ? other : one)
  }
  return { ours, peer }
}
