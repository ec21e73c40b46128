/** One watched answer: asked again when something it reads has changed. */
interface Watch {
  readonly reads: readonly string[]
  readonly ask: () => Promise<string | undefined>
  readonly show: (answer: string) => void
  asking: boolean
  again: boolean
  live: boolean
  shown: string | null
}

export interface Watches {
  /** Asks now and after every change of a kind in `reads`; `show` is not called again with an equal answer. */
  add(reads: readonly string[], ask: () => Promise<string | undefined>, show: (answer: string) => void): () => void
  changed(kinds: readonly string[]): void
  /** Another store is open: every watch asks again. */
  all(): void
}

/** One that failed before anything was shown is asked once more after so long: no change may come that would ask it. */
const AGAIN_MS = 1_000

/**
 * The watched queries of the screens. However many changes come while one is being asked, it is asked once more after.
 * @param failed told of an ask that failed; the watch stays and is asked again with the next change
 */
export function watches(failed: (failure: unknown) => void): Watches {
  const living = new Set<Watch>()

  async function run(watch: Watch, before: 'none' | 'failed' = 'none'): Promise<void> {
    if (watch.asking) {
      watch.again = true
      return
    }
    watch.asking = true
    try {
      const answer = await watch.ask()
      if (watch.live && answer !== undefined && answer !== watch.shown) {
        watch.shown = answer
        watch.show(answer)
      }
    } catch (failure) {
      failed(failure)
      if (watch.shown === null && before === 'none') setTimeout(() => watch.live && void run(watch, 'failed'), AGAIN_MS)
    } finally {
      watch.asking = false
    }
    if (watch.again && watch.live) {
      watch.again = false
      await run(watch)
    }
  }
  return {
    add(reads, ask, show) {
      const watch: Watch = { reads, ask, show, asking: false, again: false, live: true, shown: null }
      living.add(watch)
      void run(watch)
      return () => {
        watch.live = false
        living.delete(watch)
      }
    },
    changed(kinds) {
      for (const watch of living) if (watch.reads.some((kind) => kinds.includes(kind))) void run(watch)
    },
    all() {
      for (const watch of living) void run(watch)
    },
  }
}
