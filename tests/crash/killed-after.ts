import { spawn } from 'node:child_process'

/**
 * Starts a writer on a store and kills it (SIGKILL) after it has acknowledged so many times, in the middle of the next.
 * @param more how often it would write if it were let
 * @param later ms between the last of those acknowledgements and the kill
 * @returns its whole lines, each an acknowledgement
 */
export function killedAfter(
  writer: string,
  [folder, key, more]: readonly [folder: string, key: Buffer, more: number],
  acknowledged: number,
  later: number,
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, key.toString('hex'), `${more}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    let dying = false
    const whole = () => said.split('\n').slice(0, -1)
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString()
      if (dying || whole().length < acknowledged) return
      dying = true
      setTimeout(() => child.kill('SIGKILL'), later)
    })
    child.on('error', reject)
    child.on('close', (code) => (code === null ? resolve(whole()) : reject(new Error(`the writer ended with ${code}`))))
  })
}
