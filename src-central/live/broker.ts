/**
 * Tells whoever listens that scopes have something new. Losing a message costs seconds, never data.
 * `by` is the store whose push it was, which pulls after it anyway.
 */
export interface Broker {
  publish(scopes: ReadonlySet<string>, by?: string): void
  subscribe(hear: (scopes: ReadonlySet<string>, by?: string) => void): () => void
  close(): Promise<void>
}

/** For a node that is alone. */
export function localBroker(): Broker {
  const listeners = new Set<(scopes: ReadonlySet<string>, by?: string) => void>()
  return {
    publish(scopes, by) {
      for (const hear of listeners) hear(scopes, by)
    },
    subscribe(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    close: () => Promise.resolve(),
  }
}
