import { bytesWire } from '#shared/console/bytes-wire.ts'
import type { ConsoleTransport } from '#shared/console/client.ts'
import type { Request, Response } from '#shared/console/contract.ts'
import { reconnectDelay } from './reconnect.ts'

/** A transport that says when it is lost and found again, so that the screen can say so. */
export interface WatchedTransport extends ConsoleTransport {
  onClose(closed: () => void): void
}

declare global {
  interface Window {
    /** Present where Electron's preload ran: the port comes by window.postMessage. */
    multicontacto?: unknown
  }
}

/** The shell's transport: Electron's message port where the preload announces one, else the browser shell's socket. */
export const shellTransport = (): WatchedTransport =>
  window.multicontacto === undefined ? socketTransport(socketAddress(window.location)) : portTransport(window)

export const socketAddress = ({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string =>
  `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/console`

/** Waits for the one port that the preload hands over; it lives as long as the page. */
function portTransport(page: Window): WatchedTransport {
  let port: MessagePort | undefined
  let hear: (response: Response) => void = () => undefined
  let opened: () => void = () => undefined
  page.addEventListener('message', (event) => {
    const [handed] = event.ports
    if (event.source !== page || event.data?.multicontacto !== 'port' || handed === undefined) return
    port?.close()
    port = handed
    port.onmessage = (message: MessageEvent<Response>) => hear(message.data)
    opened()
  })
  return {
    post: (request) => port?.postMessage(request),
    onMessage(listener) {
      hear = listener
    },
    onOpen(listener) {
      opened = listener
    },
    onClose: () => undefined,
  }
}

/**
 * The contract over a WebSocket that is opened again, with growing pauses, for as long as the page lives. What is posted while
 * it is closed is dropped: the client posts its watches and open calls anew at each opening.
 */
export function socketTransport(address: string, pauseMs = reconnectDelay): WatchedTransport {
  let socket: WebSocket | undefined
  let attempt = 0
  let hear: (response: Response) => void = () => undefined
  let opened: () => void = () => undefined
  let closed: () => void = () => undefined

  const open = (): void => {
    const next = new WebSocket(address)
    next.binaryType = 'arraybuffer'
    const incoming = bytesWire(() => undefined)
    next.addEventListener('open', () => {
      attempt = 0
      socket = next
      opened()
    })
    next.addEventListener(
      'message',
      ({ data }: MessageEvent<string | ArrayBuffer>) =>
        incoming.hear(typeof data === 'string' ? data : new Uint8Array(data), (message) => hear(message as Response)), // the shell's own socket, same origin: its type is the contract
    )
    next.addEventListener('close', () => {
      if (socket === next) socket = undefined
      closed()
      setTimeout(open, pauseMs(attempt++, Math.random()))
    })
  }
  const outgoing = bytesWire((frame) => socket?.send(frame))
  // After the client has set its listeners, so that the first opening is heard.
  queueMicrotask(open)

  return {
    post: (request: Request) => outgoing.send(request),
    onMessage(listener) {
      hear = listener
    },
    onOpen(listener) {
      opened = listener
    },
    onClose(listener) {
      closed = listener
    },
  }
}
