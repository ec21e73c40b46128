const FULL = process.env.FULL === '1'

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** A stride near the golden section that comes to everything: neighbours differ in what they vary. */
function strideOf(count: number): number {
  let stride = Math.max(1, Math.round(count * 0.618))
  while (divisor(count, stride) !== 1) stride++
  return stride
}

/**
 * All of them with `npm run test:full`, a part otherwise: always the same, spread over all. Both counts are printed.
 * @param most how many are taken otherwise
 */
export function sampled<One>(name: string, all: readonly One[], most: number): readonly One[] {
  const stride = strideOf(all.length)
  const some = Array.from({ length: Math.min(most, all.length) }, (_, index) => all[(index * stride) % all.length])
  const chosen = FULL ? all : some.filter((one): one is One => one !== undefined)
  console.info(`${name}: ${chosen.length} of ${all.length} walked`)
  return chosen
}
