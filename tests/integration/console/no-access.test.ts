import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
/** Root reads everything: what is to be refused runs as nobody (reliability, trap 23). */
const isRoot = userInfo().uid === 0
const NOBODY = 65_534
const root = mkdtempSync(join(tmpdir(), 'no-access-'))
let centre: TestCentre
beforeAll(async () => {
  chmodSync(root, 0o755)
  centre = await testCentre()
})
afterAll(async () => {
  await centre.close()
  rmSync(root, { recursive: true, force: true })
})

async function asNobody(script: string, args: readonly string[]) {
  const user = ['--reuid=nobody', '--regid=nogroup', '--clear-groups', process.execPath]
  const child = spawn('setpriv', [...user, join(repository, script), ...args], { cwd: root })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { output, errors, code }
}

const startAt = (data: string) =>
  asNobody('src-main/shell/browser/main.ts', ['--central', centre.url, '--data', data, '--port', '0'])
const sentence = (data: string) =>
  `No se puede leer o escribir en ${data}. Revise los permisos de la carpeta o elija otra con --data.\n`

test('the console says that it may not use its data folder, and ends', async ({ skip }) => {
  if (!isRoot) skip('needs root, to run the console as user nobody')
  const data = join(root, 'closed')
  mkdirSync(data, { mode: 0o700 })
  expect(await startAt(data)).toMatchObject({ code: 1, errors: sentence(data) })
})

test('a store that may not be read refuses the sign-in and names its folder; the door stays', async ({ skip }) => {
  if (!isRoot) skip('needs root, to run the console as user nobody')
  const data = join(root, 'own')
  mkdirSync(data)
  chownSync(data, NOBODY, NOBODY)
  const signIn = async () => {
    const { output } = await asNobody('tests/integration/console/sign-in-as.ts', [centre.url, data, 'luis', PASSWORD])
    return JSON.parse(output)
  }
  expect(await signIn()).toEqual({ answer: { ok: true, value: null }, state: 'open' })
  const [person = ''] = readdirSync(join(data, 'people'))
  const folder = join(data, 'people', person)
  const closed = (file: string) => {
    chownSync(file, 0, 0)
    chmodSync(file, 0o600)
  }
  closed(join(folder, 'store.db'))
  const refused = { ok: false, error: { code: 'store.noAccess', facts: { folder } } }
  expect(await signIn()).toEqual({ answer: refused, state: 'signedOut' })
  chownSync(join(folder, 'store.db'), NOBODY, NOBODY)
  expect((await signIn()).answer).toEqual({ ok: true, value: null })

  // Without its lock nobody can be let in: the console does not begin as if nobody had been here.
  closed(join(folder, 'bundle.json'))
  expect(await startAt(data)).toMatchObject({ code: 1, errors: sentence(data) })
})
