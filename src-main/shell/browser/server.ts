import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { WebSocketServer } from 'ws'
import { bytesWire } from '#shared/console/bytes-wire.ts'
import type { JsonResponse, ServedConsole } from '#shared/console/contract.ts'
import { writtenError } from '#shared/kernel/written-error.ts'
import { contentSecurityPolicy, SECURITY_HEADERS } from '../content-security.ts'
import { serveConsole } from '../ipc/serve-console.ts'
import { pageFile } from '../page-files.ts'
import { type Guard, guard } from './guard.ts'

export interface BrowserServer {
  readonly guard: Guard
  close(): Promise<void>
}

const LARGEST_MESSAGE = 4 * 1024 * 1024

/**
 * The console's page and its contract on 127.0.0.1, for a browser on this workstation.
 * @param phone where the page's phone may connect to
 * @throws as `listen` does: EADDRINUSE, EACCES
 */
export async function serveBrowser(
  port: number,
  pages: string,
  console: ServedConsole,
  phone: readonly string[],
  log: (entry: Readonly<Record<string, unknown>>) => void,
): Promise<BrowserServer> {
  const server = createServer()
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', listening)
  })
  const origin = `http://127.0.0.1:${portOf(server)}`
  const door = guard(origin)
  const policy = contentSecurityPolicy(["'self'", origin.replace('http', 'ws'), ...phone].join(' '))

  server.on('request', (request, response) => respond(request, response, door, origin, pages, policy))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE })
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/console' || !door.mayConnect(request)) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (opened) => {
      const carry = (frame: string | Uint8Array) => opened.readyState === opened.OPEN && opened.send(frame)
      const wire = bytesWire(carry)
      opened.binaryType = 'nodebuffer'
      // Too long or broken: ws ends the connection by itself, and the page opens another.
      opened.on('error', (failure) => log({ level: 'warn', err: writtenError(failure) }))
      serveConsole(
        {
          post: (response) => ('json' in response ? carry(asText(response)) : wire.send(response)),
          onMessage: (hear) =>
            void opened.on('message', (data, binary) =>
              wire.hear(binary && Buffer.isBuffer(data) ? data : String(data), hear),
            ),
          onClose: (closed) => void opened.on('close', closed),
        },
        console,
        log,
      )
    })
  })
  return {
    guard: door,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The value stands in the message as it came. */
const asText = ({ call, type, json }: JsonResponse): string => `{"call":${call},"type":"${type}","value":${json}}`

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  door: Guard,
  origin: string,
  pages: string,
  policy: string,
): void {
  const headers = { ...SECURITY_HEADERS, 'content-security-policy': policy, 'cache-control': 'no-store' }
  const end = (status: number, text: string, more: Record<string, string> = {}) =>
    response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', ...more }).end(text)

  if (request.headers.host !== new URL(origin).host) return void end(403, 'Esta dirección no es de la consola.')
  if (request.method !== 'GET') return void end(405, 'Solo GET.')
  // `//` is an address of nowhere, and anybody on this workstation may ask for it.
  const url = URL.parse(request.url ?? '/', origin)
  if (url === null) return void end(400, 'No es una dirección.')
  const cookie = url.pathname === '/' ? door.admit(url) : null
  // The token leaves the address at once, so that it is in no history and no screenshot.
  if (cookie !== null) return void end(303, '', { 'set-cookie': cookie, location: '/' })
  if (!door.mayRequest(request))
    return void end(403, 'Abra la consola con la dirección que muestra el programa: cada dirección sirve una sola vez.')
  const file = pageFile(pages, url.pathname)
  if (file === null) return void end(404, 'No existe.')
  response
    .writeHead(200, {
      ...headers,
      'content-type': file.type,
      ...(file.forever ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
    })
    .end(file.content)
}
