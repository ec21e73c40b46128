import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

let current: ChildProcess | undefined

/**
 * Runs one of node_modules' programs on this Node, its output shown as it comes. Node 24 is first on the PATH of what
 * it starts in turn.
 * @param script path from node_modules
 * @returns the exit code; 1 after a signal
 */
export function runScript(
  root: string,
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, ...environment },
    })
    current = child
    child.once('error', reject)
    child.once('exit', (code) => {
      current = undefined
      resolve(code ?? 1)
    })
  })
}

/** Ends what runs, when the whole is asked to stop. */
export function stopCurrent(): void {
  current?.kill('SIGTERM')
}
