import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { StoreId } from '#shared/kernel/ids.ts'
import { Asked } from './asking.ts'
import type { LivingCentre } from './living-centre.ts'

/** One writer, and the centre that it exchanges with. */
export interface Running {
  readonly writer: 'writer' | 'planted-writer'
  readonly folder: string
  readonly key: Buffer
  readonly store: StoreId
  readonly saves: number
  readonly centre: LivingCentre
  /** A program that starts it, with its arguments: strace. */
  readonly through?: readonly string[]
  /** Killed (SIGKILL) so many ms after so many answers of the centre have gone to it; absent: it ends by itself. */
  readonly killed?: { readonly answers: number; readonly later: number }
}

/**
 * Runs it to its end.
 * @returns its whole lines: acknowledged ids, and which answers it had heard
 */
export function run({ writer, folder, key, store, saves, centre, through = [], killed }: Running): Promise<string[]> {
  const script = fileURLToPath(new URL(`./${writer}.ts`, import.meta.url))
  const [program = '', ...args] = [...through, process.execPath, script, folder, key.toString('hex'), `${saves}`, store]
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    let said = ''
    let answers = 0
    let asked: Promise<void> = Promise.resolve()
    const dies = () => {
      if (killed === undefined || ++answers !== killed.answers) return
      if (killed.later === 0) child.kill('SIGKILL')
      else setTimeout(() => child.kill('SIGKILL'), killed.later)
    }
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString()
    })
    child.on('message', (message) => {
      asked = asked
        .then(() => centre.answer(Asked.parse(message)))
        .then((answer) => {
          // It may be dead by now: the answer is lost with it.
          if (child.connected) child.send(answer, () => {})
          dies()
        })
      asked.catch(reject)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== (killed === undefined ? 0 : null)) reject(new Error(`the writer ended with ${code}`))
      else asked.then(() => resolve(said.split('\n').slice(0, -1)), reject)
    })
  })
}
