import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'

type Parameters = Readonly<Record<string, unknown>>

/** One target of a browser over the Chrome DevTools Protocol: `send` for its methods, events by their names. */
export interface Target extends EventEmitter {
  send(method: string, parameters?: Parameters): Promise<Record<string, unknown>>
  close(): void
}

/** @param address the target's `webSocketDebuggerUrl` */
export async function connectTarget(address: string): Promise<Target> {
  const socket = new WebSocket(address, { maxPayload: 256 * 1024 * 1024 })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const waiting = new Map<number, { resolve(value: Record<string, unknown>): void; reject(error: Error): void }>()
  let last = 0
  const target = Object.assign(new EventEmitter(), {
    send(method: string, parameters: Parameters = {}) {
      const id = ++last
      return new Promise<Record<string, unknown>>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        socket.send(JSON.stringify({ id, method, params: parameters }))
      })
    },
    close: () => socket.close(),
  })
  socket.on('message', (text) => {
    const message = JSON.parse(String(text)) as {
      id?: number
      method?: string
      params?: unknown
      result?: Record<string, unknown>
      error?: { message: string }
    } // the protocol's own envelope
    if (message.id === undefined) return void target.emit(message.method ?? '', message.params)
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error === undefined) call?.resolve(message.result ?? {})
    else call?.reject(new Error(message.error.message))
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the target is gone'))
    waiting.clear()
  })
  target.setMaxListeners(0)
  return target
}

/** Opens an empty page in a browser that was started with a debugging port. */
export async function newPage(browser: string): Promise<Target> {
  const answer = await fetch(`${browser}/json/new?about:blank`, { method: 'PUT' })
  const { webSocketDebuggerUrl } = (await answer.json()) as { webSocketDebuggerUrl: string } // DevTools' own answer
  return connectTarget(webSocketDebuggerUrl)
}
