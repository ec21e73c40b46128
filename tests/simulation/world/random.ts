/** A seeded source of chance: the same seed gives the same run (xoshiro128**, Blackman and Vigna 2018). */
export interface Chance {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number in [0, below). */
  below(limit: number): number
  one<T>(from: readonly T[]): T
  happens(probability: number): boolean
  bytes(count: number): Uint8Array
  /** An independent source whose draws do not disturb this one's. */
  fork(): Chance
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const spread = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  let [a, b, c, d] = [spread(), spread(), spread(), spread()]
  const rotate = (value: number, by: number) => ((value << by) | (value >>> (32 - by))) >>> 0
  const word = () => {
    const result = Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0
    const shifted = (b << 9) >>> 0
    c = (c ^ a) >>> 0
    d = (d ^ b) >>> 0
    b = (b ^ c) >>> 0
    a = (a ^ d) >>> 0
    c = (c ^ shifted) >>> 0
    d = rotate(d, 11)
    return result
  }
  const self: Chance = {
    next: () => word() / 2 ** 32,
    below: (limit) => Math.floor((word() / 2 ** 32) * limit),
    one(from) {
      const chosen = from[self.below(from.length)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
    happens: (probability) => self.next() < probability,
    bytes: (count) => Uint8Array.from({ length: count }, () => word() & 0xff),
    fork: () => chance(word()),
  }
  return self
}
