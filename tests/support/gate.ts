import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'

/** A network between a workstation and the centre that a test opens, closes and stops in the middle of a file. */
export interface Gate {
  readonly url: string
  /** Where each piece that was let through began, in order. */
  readonly pieces: readonly number[]
  /** Nothing answers: the connection is refused. */
  close(): void
  open(): void
  /** Lets so many pieces through; the next one is held without an answer. Resolves when it is. */
  holdAfter(pieces: number): Promise<void>
  /** The next piece arrives with another byte than it was sent with. */
  damageNext(): void
  /** From now on this path is answered so (`cut`: not at all); null: by the centre again. */
  answer(path: string, how: number | 'cut' | null): void
  end(): Promise<void>
}

const PROBLEM = { 'content-type': 'application/problem+json' }
/** As the centre words them. */
const CODES: Readonly<Record<number, string>> = { 429: 'request.tooMany', 503: 'centre.busy' }

export async function gate(centre: string): Promise<Gate> {
  const pieces: number[] = []
  let closed = false
  let left = Number.POSITIVE_INFINITY
  let damaged = false
  let held = () => {}
  const instead = new Map<string, number | 'cut'>()

  async function pass(from: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(from.url ?? '/', centre)
    const isPiece = url.pathname === '/v1/attachments/piece'
    const chunks: Buffer[] = []
    for await (const chunk of from) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    if (isPiece && left-- <= 0) return held()
    if (isPiece) pieces.push(Number(url.searchParams.get('start')))
    if (isPiece && damaged) {
      body[0] = (body[0] ?? 0) ^ 1
      damaged = false
    }
    const to = request(url, { method: from.method, headers: from.headers })
    to.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    to.on('error', () => answer.destroy())
    to.end(body)
  }
  const server = createServer((from, answer) => {
    const how = instead.get(new URL(from.url ?? '/', centre).pathname)
    if (closed || how === 'cut') return void answer.destroy()
    if (how !== undefined) {
      const code = CODES[how]
      const said = { type: `urn:multicontacto:${code}`, title: code, status: how, code }
      return void answer.writeHead(how, PROBLEM).end(JSON.stringify(said))
    }
    pass(from, answer).catch(() => answer.destroy())
  })
  const streams = new Set<Socket>()
  // The live stream: once it is up, bytes both ways.
  server.on('upgrade', (from: IncomingMessage, near: Socket) => {
    if (closed) return void near.destroy()
    const { hostname, port } = new URL(centre)
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      streams.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => streams.delete(socket))
    }
    const headers = Object.entries(from.headers).map(([name, value]) => `${name}: ${value}\r\n`)
    far.write(`GET ${from.url} HTTP/1.1\r\n${headers.join('')}\r\n`)
    near.pipe(far).pipe(near)
  })
  const cut = () => {
    server.closeAllConnections()
    for (const socket of streams) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a numbered port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    pieces,
    close() {
      closed = true
      cut()
    },
    open() {
      closed = false
      left = Number.POSITIVE_INFINITY
    },
    holdAfter(count) {
      left = count
      return new Promise((resolve) => {
        held = resolve
      })
    },
    damageNext() {
      damaged = true
    },
    answer(path, how) {
      if (how === null) instead.delete(path)
      else instead.set(path, how)
    },
    async end() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
