const EVERY_MS = 60 * 60_000

/**
 * Does what ends what is old, at once and every hour, one after the other. Done twice, or by two nodes, each ends the same;
 * one that fails holds no other back.
 * @returns stops it; resolves when nothing is under way any more
 */
export function startHousekeeping(
  duties: readonly (() => Promise<unknown>)[],
  failed: (failure: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const look = () => {
    for (const duty of duties) running = running.then(() => (stopped ? null : duty())).catch(failed)
  }
  const looks = setInterval(look, EVERY_MS)
  look()
  return async () => {
    stopped = true
    clearInterval(looks)
    await running
  }
}
