import { spawn } from 'node:child_process'

/** A command that ended badly; `tail` is the end of what it wrote. */
export class CommandFailed extends Error {
  /**
   * @param {string} command
   * @param {number | null} code
   * @param {string} tail
   */
  constructor(command, code, tail) {
    super(`«${command}» terminó con el código ${code ?? 'de una señal'}.\n${tail}`)
    this.name = 'CommandFailed'
    this.code = code
    this.tail = tail
  }
}

/**
 * Runs a command to its end, quietly: its output is shown only when it fails (the last 40 lines).
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number, shell?: boolean }} [options] `timeout` in ms
 * @returns {Promise<void>} rejects with {@link CommandFailed}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-8000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => reject(new CommandFailed(command, null, String(error))))
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new CommandFailed([command, ...args].join(' '), code, output.split('\n').slice(-40).join('\n')))
    })
  })
}
