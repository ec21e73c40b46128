import { spawn } from 'node:child_process'
import { node24 } from './dependencies.mjs'

/**
 * Goes on with the project's own Node 24 and ends as it ends. What asks this process to stop is passed on, and this
 * process waits for the other's clean end.
 *
 * @param {string} root the project's folder
 * @param {string} script path of a TypeScript or JavaScript file
 * @param {readonly string[]} args
 */
export function continueWithNode24(root, script, args) {
  const child = spawn(node24(root), ['--enable-source-maps', script, ...args], { stdio: 'inherit' })
  // A terminal's Ctrl-C reaches the child by itself (same process group); a signal sent to this process alone does not.
  process.on('SIGINT', () => {})
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  child.once('error', (error) => {
    process.stderr.write(`No se pudo iniciar Node 24: ${error.message}\n`)
    process.exitCode = 1
  })
  child.once('exit', (code) => {
    process.exitCode = code ?? 1
  })
}

/** Says what went wrong while setting up, and ends with code 1. */
export function failed(/** @type {unknown} */ error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
