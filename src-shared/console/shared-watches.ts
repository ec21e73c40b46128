/** Begins a watch of the services. @returns the way to stop it */
type Begin<Parameters> = (name: string, parameters: Parameters, show: (answer: unknown) => void) => () => void

/** One watch of the services, for however many places of the screen show its answer. */
interface Shared {
  readonly watchers: Set<{ readonly show: (answer: unknown) => void }>
  latest: { readonly answer: unknown } | undefined
  stop: () => void
}

export interface SharedWatches<Parameters> {
  /** Shows the answer as soon as it is known, never within this call, and whenever it changes. @returns the way to stop */
  watch(name: string, parameters: Parameters, show: (answer: unknown) => void): () => void
  /** What a living watch of the same has shown last; undefined: none lives, or none was answered yet. */
  latest(name: string, parameters: Parameters): unknown
}

/**
 * Two places that show the same are one watch: the store is asked once at a change, and who comes later has the answer at
 * once. A watch ends with its last place, unless another takes it over in the same task (a page that follows a page).
 */
export function sharedWatches<Parameters>(begin: Begin<Parameters>): SharedWatches<Parameters> {
  const living = new Map<string, Shared>()
  const placeOf = (name: string, parameters: Parameters) => `${name} ${JSON.stringify(parameters)}`

  function begun(name: string, parameters: Parameters): Shared {
    const place = placeOf(name, parameters)
    const known = living.get(place)
    if (known !== undefined) return known
    const one: Shared = { watchers: new Set(), latest: undefined, stop: () => undefined }
    living.set(place, one)
    const stop = begin(name, parameters, (answer) => {
      one.latest = { answer }
      for (const watcher of [...one.watchers]) watcher.show(answer)
    })
    one.stop = () => {
      living.delete(place)
      stop()
    }
    return one
  }
  return {
    watch(name, parameters, show) {
      const one = begun(name, parameters)
      const watcher = { show }
      one.watchers.add(watcher)
      const { latest } = one
      if (latest !== undefined)
        void Promise.resolve().then(() => {
          if (one.watchers.has(watcher) && one.latest === latest) show(latest.answer)
        })
      let over = false
      return () => {
        if (over) return
        over = true
        one.watchers.delete(watcher)
        void Promise.resolve().then(() => {
          if (one.watchers.size === 0 && living.get(placeOf(name, parameters)) === one) one.stop()
        })
      }
    },
    latest: (name, parameters) => living.get(placeOf(name, parameters))?.latest?.answer,
  }
}
