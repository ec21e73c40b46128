import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** One of the product's programs, as built, in a process of its own. */
export interface Program {
  /** Where it listens, by its own word. */
  readonly url: string
  /** SIGTERM: it ends cleanly. */
  stop(): Promise<void>
  /** SIGKILL: as a power cut ends it. */
  kill(): Promise<void>
  /** Asks for another address: each serves once. */
  address(): Promise<string>
}

/** @throws when it ends before it has said where it listens, with what it wrote */
export async function startProgram(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Program> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await nextAddress(child)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    url,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    address: () => {
      const next = nextAddress(child)
      child.kill('SIGUSR2')
      return next
    },
  }
}

function nextAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const { stdout, stderr } = child
    if (stdout === null || stderr === null) throw new Error('the program has no output')
    const wrote: string[] = []
    stderr.on('data', (chunk) => wrote.push(String(chunk)))
    const lines = createInterface({ input: stdout })
    lines.on('line', (line) => {
      const said = line.startsWith('{"ready"') ? JSON.parse(line) : null
      if (typeof said?.url !== 'string') return
      lines.close()
      stdout.resume()
      resolve(said.url)
    })
    child.once('close', (code) => reject(new Error(`ended with ${code} before it listened:\n${wrote.join('')}`)))
  })
}
