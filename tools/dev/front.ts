import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Connect } from 'vite'

/** Where the browser shell listens now; it changes its token at each restart, never its port. */
export interface ShellAddress {
  readonly host: string
  readonly port: number
}

/**
 * The one address of development: Vite serves the page with hot reload, and whatever Vite does not own (the token's
 * exchange, the console's socket, attachments) goes to the browser shell, which sees its own Host and Origin.
 *
 * @param pages Vite's middlewares, once it is made for this server; without them all goes to the shell
 */
export function createFront(shell: ShellAddress, pages: () => Connect.Server | undefined): Server {
  const front = createServer((incoming, response) => {
    const toShell = () => forward(shell, incoming, response)
    const vite = pages()
    // The page with a token is the shell's: it exchanges the token for its cookie and sends back to `/`.
    if (vite === undefined || incoming.url?.includes('token=') === true) toShell()
    else vite(incoming, response, toShell)
  })
  front.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    // Vite's own socket is answered by Vite, which listens on this server too.
    if (!String(incoming.headers['sec-websocket-protocol']).startsWith('vite-')) tunnel(shell, incoming, socket, head)
  })
  return front
}

const originOf = ({ host, port }: ShellAddress): string => `http://${host}:${port}`

function shellHeaders(shell: ShellAddress, incoming: IncomingMessage): NodeJS.Dict<string | string[]> {
  const { origin } = incoming.headers
  return {
    ...incoming.headers,
    host: `${shell.host}:${shell.port}`,
    ...(origin === undefined ? {} : { origin: originOf(shell) }),
  }
}

function forward(shell: ShellAddress, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, url } = incoming
  const outgoing = request({ ...shell, method, path: url, headers: shellHeaders(shell, incoming) }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  outgoing.on('error', () => {
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('the browser shell is restarting')
  })
  incoming.pipe(outgoing)
}

function tunnel(shell: ShellAddress, incoming: IncomingMessage, socket: Socket, head: Buffer): void {
  const upstream = connect(shell.port, shell.host, () => {
    const headers = Object.entries(shellHeaders(shell, incoming)).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => `${name}: ${each}\r\n`),
    )
    upstream.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join('')}\r\n`)
    upstream.write(head)
    upstream.pipe(socket).pipe(upstream)
  })
  upstream.on('error', () => socket.destroy())
  socket.on('error', () => upstream.destroy())
}
