import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
/** What a program says before it ends by itself; one that goes on for ever is cut off, and has no exit code. */
const startedIn = (data: string, program: string, ...more: string[]) =>
  spawnSync(process.execPath, [join(root, program), '--data', data, '--port', '0', ...more], {
    timeout: 30_000,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
  })

test('where the system makes no folders, console and centre say so and end', ({ skip }) => {
  skip(!existsSync('/proc/self'), 'needs a file system that makes no folders and says ENOENT')
  const sentence = 'No se puede leer o escribir en /proc/no-hay/dentro. Revise los permisos de la carpeta o elija otra'
  const console = startedIn('/proc/no-hay/dentro', 'src-main/shell/browser/main.ts', '--central', 'http://127.0.0.1:9')
  expect(console.status).toBe(1)
  expect(console.stderr).toContain(sentence)
  const centre = startedIn('/proc/no-hay/dentro', 'src-central/main.ts')
  expect(centre.status).toBe(1)
  expect(centre.stderr).toContain(sentence)
})
