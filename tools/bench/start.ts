import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchRow, informed } from './measure.ts'

const root = join(import.meta.dirname, '..', '..')

/** Seconds of `npm start` until it says where the console is, with its dependencies in place; information. */
export async function bench(): Promise<BenchRow[]> {
  const data = mkdtempSync(join(tmpdir(), 'bench-start-'))
  const first = await startOnce(data)
  const second = await startOnce(data)
  rmSync(data, { recursive: true, force: true })
  return [
    informed('npm start, the first time (dependencies installed before)', 's', first),
    informed('npm start, the second time', 's', second),
  ]
}

async function startOnce(data: string): Promise<number> {
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [join(root, 'tools/start.mjs'), '--no-open', '--no-phone', '--data', data, '--port', `${await freePort()}`],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const said = new Promise<void>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += String(chunk)
      if (/^consola: http/m.test(text)) resolve()
    })
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${text}`)))
  })
  await said
  const seconds = (performance.now() - began) / 1_000
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.removeAllListeners('exit')
  child.kill('SIGINT')
  await gone
  return seconds
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
