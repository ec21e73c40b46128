import type { Chance } from './random.ts'
import type { RealTime } from './real-time.ts'

interface Task {
  readonly due: number
  readonly order: number
  readonly run: () => void
}

/** Virtual time: what waits for a moment, a message or a turn at the centre is a task; chance breaks ties. */
export interface Schedule {
  /** Milliseconds of virtual time since the beginning of the run. */
  now(): number
  after(ms: number, call: () => void): () => void
  wait(ms: number): Promise<void>
  /** Runs tasks, and the promises they resolve, until this moment. */
  runUntil(ms: number): Promise<void>
}

/** Lets every promise that can go on go on. One macrotask is enough where nothing waits for the real world. */
const macrotask = () => new Promise<void>((resolve) => setImmediate(resolve))

/** @param real what virtual time waits for, where a run works with a database */
export function schedule(chance: Chance, real: RealTime = { busy: 0 }): Schedule {
  const settle = async () => {
    do await macrotask()
    while (real.busy > 0)
  }
  const heap: Task[] = []
  let now = 0

  const before = (a: Task, b: Task) => (a.due === b.due ? a.order < b.order : a.due < b.due)
  function push(task: Task): void {
    heap.push(task)
    let at = heap.length - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      const [child, parent] = [heap[at], heap[up]]
      if (child === undefined || parent === undefined || !before(child, parent)) return
      heap[at] = parent
      heap[up] = child
      at = up
    }
  }
  function pop(): Task | undefined {
    const top = heap[0]
    const last = heap.pop()
    if (top === undefined || last === undefined || heap.length === 0) return top
    heap[0] = last
    let at = 0
    for (;;) {
      let least = at
      for (const down of [2 * at + 1, 2 * at + 2]) {
        const [child, chosen] = [heap[down], heap[least]]
        if (child !== undefined && chosen !== undefined && before(child, chosen)) least = down
      }
      if (least === at) return top
      const [one, other] = [heap[at], heap[least]]
      if (one === undefined || other === undefined) return top
      heap[at] = other
      heap[least] = one
      at = least
    }
  }
  const after = (ms: number, call: () => void) => {
    let live = true
    push({ due: now + Math.max(0, ms), order: chance.next(), run: () => live && call() })
    return () => {
      live = false
    }
  }
  return {
    now: () => now,
    after,
    wait: (ms) => new Promise((resolve) => void after(ms, resolve)),
    async runUntil(end) {
      await settle()
      for (let next = heap[0]; next !== undefined && next.due <= end; next = heap[0]) {
        now = Math.max(now, next.due)
        pop()?.run()
        await settle()
      }
      now = end
    },
  }
}
