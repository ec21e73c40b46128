import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '#tests/support/ports.ts'

/** A way to the PBX's WebSocket that a test can cut. */
export interface CuttableLine {
  /** `ws://…/ws` for the console. */
  readonly wsUrl: string
  /** Drops what is connected and refuses what comes, until {@link restore}. */
  cut(): void
  /** Lets through nothing more, and tells nobody: as an access point that has gone. */
  silence(): void
  restore(): void
  close(): Promise<void>
}

/** A TCP proxy before the PBX (telephony README, *a TCP proxy that drops and refuses*). */
export async function cuttableLine(wsUrl: string): Promise<CuttableLine> {
  const target = new URL(wsUrl)
  const port = await freePort()
  const open = new Set<Socket>()
  let way: 'open' | 'cut' | 'silent' = 'open'
  const server = createServer((incoming) => {
    if (way === 'cut') return incoming.destroy()
    const outgoing = connect(Number(target.port), target.hostname)
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(socket)
      socket.on('data', (bytes) => way === 'open' && other.write(bytes))
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const drop = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    wsUrl: `ws://127.0.0.1:${port}${target.pathname}`,
    cut() {
      way = 'cut'
      drop()
    },
    silence() {
      way = 'silent'
    },
    restore() {
      if (way === 'silent') drop()
      way = 'open'
    },
    async close() {
      drop()
      await new Promise((closed) => server.close(closed))
    },
  }
}
