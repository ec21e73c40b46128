/** Tells whoever listens that scopes have something new. Losing a message costs seconds, never data. */
export interface Broker {
  publish(scopes: ReadonlySet<string>): void
  subscribe(hear: (scopes: ReadonlySet<string>) => void): () => void
  close(): Promise<void>
}

/** For a node that is alone. */
export function localBroker(): Broker {
  const listeners = new Set<(scopes: ReadonlySet<string>) => void>()
  return {
    publish(scopes) {
      for (const hear of listeners) hear(scopes)
    },
    subscribe(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    close: () => Promise.resolve(),
  }
}
