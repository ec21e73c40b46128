/** A failure as Postgres would name it. */
export class DatabaseFailure extends Error {
  readonly code: string
  constructor(code: string) {
    super(`SQLSTATE ${code}`)
    this.code = code
  }
}

/** Row locks, waited for in turn; a circle of waiting transactions fails the one that closes it (40P01). */
export interface Locks {
  take(key: string, owner: object): Promise<void>
  release(owner: object): void
}

export function locks(): Locks {
  const held = new Map<string, object>()
  const waiting = new Map<string, { owner: object; go: () => void }[]>()
  const waitsFor = new Map<object, string>()

  function closesCircle(owner: object, key: string): boolean {
    let at = held.get(key)
    while (at !== undefined) {
      if (at === owner) return true
      const next = waitsFor.get(at)
      at = next === undefined ? undefined : held.get(next)
    }
    return false
  }
  return {
    async take(key, owner) {
      const holder = held.get(key)
      if (holder === owner) return
      if (holder === undefined) {
        held.set(key, owner)
        return
      }
      if (closesCircle(owner, key)) throw new DatabaseFailure('40P01')
      waitsFor.set(owner, key)
      await new Promise<void>((go) => waiting.set(key, [...(waiting.get(key) ?? []), { owner, go }]))
    },
    release(owner) {
      for (const [key, holder] of [...held]) {
        if (holder !== owner) continue
        const [next, ...rest] = waiting.get(key) ?? []
        waiting.set(key, rest)
        if (next === undefined) held.delete(key)
        else {
          held.set(key, next.owner)
          // At once: whoever looks for a circle before it goes on would go round it for ever.
          waitsFor.delete(next.owner)
          next.go()
        }
      }
    },
  }
}
