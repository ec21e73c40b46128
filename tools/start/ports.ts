import { createServer } from 'node:net'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'

/**
 * Proves that a port of 127.0.0.1 is free before anything slow begins.
 * @param port 0 takes any free one
 * @param option the command line's option for it, named in the refusal
 * @returns the port; refusals: `port.inUse`, `port.forbidden`
 */
export function takePort(port: number, option: string): Promise<Result<number, Rejection>> {
  return new Promise((resolve, fail) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(reject('port.inUse', { port, option }))
      else if (error.code === 'EACCES') resolve(reject('port.forbidden', { port, option }))
      else fail(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const taken = address !== null && typeof address === 'object' ? address.port : port
      server.close(() => resolve(ok(taken)))
    })
  })
}
