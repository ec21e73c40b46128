import { WebSocket } from 'ws'

/** One isolate of a Node program, asked through its inspector. */
interface Isolate {
  ask(method: string, parameters?: object): Promise<unknown>
}

export interface Inspected {
  /** Bytes of JavaScript that are in use after a collection, of the program's own thread and of its workers together. */
  heap(): Promise<number>
  /** Bytes of the whole process that are in memory. */
  resident(): Promise<number>
  close(): void
}

interface Told {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly sessionId?: string; readonly message?: string }
  readonly result?: unknown
}

/**
 * Looks into a Node program that was started with `--inspect`.
 * @param port of its inspector on 127.0.0.1
 */
export async function inspected(port: number): Promise<Inspected> {
  const listed = await fetch(`http://127.0.0.1:${port}/json`)
  const [{ webSocketDebuggerUrl }] = (await listed.json()) as [{ webSocketDebuggerUrl: string }] // as Node's inspector lists itself
  const socket = new WebSocket(webSocketDebuggerUrl, { maxPayload: 0 })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  let calls = 0
  const answers = new Map<string, (result: unknown) => void>()
  const workers = new Map<string, Isolate>()
  const own: Isolate = {
    ask: (method, params = {}) =>
      new Promise((resolve) => {
        const id = ++calls
        answers.set(`own ${id}`, resolve)
        socket.send(JSON.stringify({ id, method, params }))
      }),
  }
  const workerOf = (sessionId: string): Isolate => ({
    ask: (method, params = {}) =>
      new Promise((resolve) => {
        const id = ++calls
        answers.set(`${sessionId} ${id}`, resolve)
        void own.ask('NodeWorker.sendMessageToWorker', { sessionId, message: JSON.stringify({ id, method, params }) })
      }),
  })
  const hear = (from: string, { id, result }: Told) => {
    answers.get(`${from} ${id}`)?.(result)
    answers.delete(`${from} ${id}`)
  }
  socket.on('message', (data) => {
    const told = JSON.parse(String(data)) as Told // as the inspector's protocol has it
    const { sessionId = '', message = '{}' } = told.params ?? {}
    if (told.method === 'NodeWorker.attachedToWorker') workers.set(sessionId, workerOf(sessionId))
    else if (told.method === 'NodeWorker.detachedFromWorker') workers.delete(sessionId)
    else if (told.method === 'NodeWorker.receivedMessageFromWorker') hear(sessionId, JSON.parse(message) as Told)
    else hear('own', told)
  })
  await own.ask('NodeWorker.enable', { waitForDebuggerOnStart: false })
  return {
    async heap() {
      let sum = 0
      for (const isolate of [own, ...workers.values()]) sum += await heapOf(isolate.ask)
      return sum
    },
    async resident() {
      const answer = await own.ask('Runtime.evaluate', { expression: 'process.memoryUsage.rss()' })
      return (answer as { result: { value: number } }).result.value // a number, by its expression
    },
    close: () => socket.close(),
  }
}

/** Bytes of JavaScript in use after a collection, by the protocol that Node and Chromium share. */
export async function heapOf(ask: (method: string) => Promise<unknown>): Promise<number> {
  await ask('HeapProfiler.enable')
  // Twice: what only finalizers of the first held goes with the second.
  await ask('HeapProfiler.collectGarbage')
  await ask('HeapProfiler.collectGarbage')
  return ((await ask('Runtime.getHeapUsage')) as { usedSize: number }).usedSize // as the protocol has it
}
