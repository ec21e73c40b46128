import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A network on which a console can ask the centre and send, and what others did does not reach it while it is held. */
export interface HeldPull {
  readonly url: string
  hold(): void
  /** How often somebody pulled. */
  pulls(): number
  end(): Promise<void>
}

export async function heldPull(centre: string): Promise<HeldPull> {
  let held = false
  let pulls = 0
  const server = createServer((from, answer) => {
    const url = new URL(from.url ?? '/', centre)
    if (url.pathname === '/v1/pull') pulls += 1
    if (held && url.pathname === '/v1/pull') return void answer.writeHead(503).end()
    const to = request(url, { method: from.method, headers: from.headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    to.on('error', () => answer.destroy())
    from.pipe(to)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // listens on TCP: never a pipe's name
  return {
    url: `http://127.0.0.1:${port}`,
    hold() {
      held = true
    },
    pulls: () => pulls,
    end: () =>
      new Promise((ended) => {
        server.closeAllConnections()
        server.close(() => ended())
      }),
  }
}
