import { type ChildProcess, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { delimiter, join } from 'node:path'

const running = new Set<ChildProcess>()

/** How a program runs beside others. */
export interface Manner {
  /** Shown as it comes, or together when it has ended: what runs side by side is read one after the other. */
  readonly output: 'shown' | 'together'
  /** Only with what the others leave of the cores. */
  readonly yields: boolean
}

export const ALONE: Manner = { output: 'shown', yields: false }

/**
 * Runs one of node_modules' programs on this Node. Node 24 is first on the PATH of what it starts in turn.
 * @param script path from node_modules
 * @returns the exit code; 1 after a signal
 */
export function runScript(
  root: string,
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { output, yields }: Manner = ALONE,
): Promise<number> {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Hundreds of processes of the same programs are started: what Node compiled of them is kept.
      env: { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache/compiled'), PATH: path, ...environment },
    })
    running.add(child)
    if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => said.push(data))
    child.once('error', reject)
    child.once('close', (code) => {
      running.delete(child)
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? 1)
    })
  })
}

/** Ends what runs, when the whole is asked to stop. */
export function stopRunning(): void {
  for (const child of running) child.kill('SIGTERM')
}
