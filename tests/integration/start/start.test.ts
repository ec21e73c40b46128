import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { isAlive, makeProject, type Project, runningPrograms } from './project.ts'

let project: Project
const anyPort = ['--port', '0', '--central-port', '0', '--no-open']
const isRoot = userInfo().uid === 0

beforeAll(() => {
  project = makeProject()
})
afterAll(() => project.remove())

const folder = (name: string): string => join(project.root, name)

async function started(data: string, environment: NodeJS.ProcessEnv = {}) {
  const start = project.start([...anyPort, '--data', data], { environment })
  onTestFinished(async () => {
    start.process.kill('SIGTERM')
    await start.ended
  })
  await start.until(/central: /)
  return start
}

test('prints the addresses of console and centre, one a line, and the sample users', async () => {
  const start = await started(project.data)
  const [, address = ''] = await start.until(/^consola: (http:\/\/127\.0\.0\.1:\d+\/)$/m)
  expect(await (await fetch(address)).text()).toBe('console')
  await start.until(/^central: http:\/\/127\.0\.0\.1:\d+\/$/m)
  await start.until(/asesora {2}clave: Clave-1 {2}\(Ana Pérez, asesora\)/)
})

test('a second start builds nothing, makes no sample again and prints the same users', async () => {
  const start = await started(project.data)
  await start.until(/Clave-1/)
  expect(start.output()).not.toMatch(/Construyendo|Preparando/)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends everything it started, cleanly', async (signal) => {
  const data = folder(`data-${signal}`)
  const start = await started(data)
  const { console, central } = runningPrograms(data)
  // A terminal's Ctrl-C reaches every process of its group; a signal from elsewhere, the first alone.
  if (signal === 'SIGINT') for (const pid of childrenOf(start.process.pid ?? 0)) process.kill(pid, signal)
  start.process.kill(signal)
  expect(await start.ended).toBe(0)
  expect([console, central].filter(isAlive)).toEqual([])
  expect(existsSync(join(data, 'console', 'clean-end'))).toBe(true)
  expect(existsSync(join(data, 'central', 'clean-end'))).toBe(true)
  expect(existsSync(join(data, 'running.json'))).toBe(false)
})

test('nothing is left behind when the start itself is killed', async ({ skip }) => {
  skip(!existsSync('/usr/bin/setpriv'), 'setpriv (Linux) ties the programs to the start')
  const data = folder('data-killed')
  const start = await started(data)
  const { console, central } = runningPrograms(data)
  for (const pid of [...childrenOf(start.process.pid ?? 0), start.process.pid ?? 0]) process.kill(pid, 'SIGKILL')
  await start.ended
  await expect.poll(() => [console, central].filter(isAlive), { timeout: 5000 }).toEqual([])
  await started(data)
})

test('a port in use is said, with what to do', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const address = other.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const start = project.start(['--no-open', '--central-port', '0', '--port', `${port}`, '--data', folder('data-port')])
  expect(await start.ended).toBe(1)
  expect(start.output()).toBe(
    `El puerto ${port} está ocupado por otro programa. Ciérrelo, o elija otro con npm start -- --port N (0 = cualquiera libre).\n`,
  )
})

test('a data folder that another console uses is said, with its process', async () => {
  const data = folder('data-shared')
  await started(data)
  const second = project.start([...anyPort, '--data', data])
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(/^Otra consola ya usa la carpeta .*data-shared \(proceso \d+\)\./)
})

test('a data folder that is a file is said', async () => {
  writeFileSync(folder('a-file'), '')
  const start = project.start([...anyPort, '--data', folder('a-file')])
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/a-file no es una carpeta\. Elija otra/)
})

test('an unreadable data folder is said, with what to do', async ({ skip }) => {
  skip(!isRoot, 'needs root, to run the start as user nobody')
  const data = folder('data-unreadable')
  mkdirSync(data, { mode: 0o700 })
  chmodSync(project.root, 0o755)
  const nobody = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups']
  const start = project.start([...anyPort, '--data', data], { through: nobody })
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(
    /^No se puede leer y escribir en la carpeta de datos .*data-unreadable \(EACCES\)\. Revise sus permisos, o elija otra/,
  )
})

test('a data folder that cannot be is said, also where the system says that its parent is missing', async ({
  skip,
}) => {
  skip(!existsSync('/proc/self'), 'needs a file system that makes no folders and says ENOENT')
  const start = project.start([...anyPort, '--data', '/proc/no-hay'])
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(
    /^No se puede leer y escribir en la carpeta de datos \/proc\/no-hay \(ENOENT\)\. Revise sus permisos, o elija otra/,
  )
})

test('a full disk is said, with what to do', async ({ skip }) => {
  skip(!isRoot, 'needs root, to mount a file system of 1 MB')
  const data = folder('data-full')
  mkdirSync(data)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', data])
  onTestFinished(() => void execFileSync('umount', [data]))
  const start = project.start([...anyPort, '--data', data])
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/^No hay espacio para los datos: en .*data-full quedan 1 MB y se necesitan 100 MB\./)
})

test('a program that does not start is said, with the end of what it wrote, and nothing stays behind', async () => {
  const data = folder('data-broken')
  const start = project.start([...anyPort, '--data', data], { environment: { BREAK: 'console' } })
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/No se pudo iniciar la consola\. [\s\S]*broken on purpose[\s\S]*Registro completo: /)
  expect(existsSync(join(data, 'central', 'clean-end'))).toBe(true)
})

test('a first start cut while it prepared the sample begins again and keeps what was half made', async () => {
  const data = folder('data-cut')
  mkdirSync(join(data, 'central'), { recursive: true })
  writeFileSync(join(data, 'central', 'half'), '')
  writeFileSync(join(data, 'sample-begun'), '')
  const start = await started(data)
  await start.until(/Clave-1/)
  const aside = readdirSync(data).filter((name) => name.startsWith('central-incompleta-'))
  expect(aside).toHaveLength(1)
})

test('a centre whose folder was set aside, as a damaged one is, begins again with the sample', async () => {
  const data = folder('data-aside')
  const first = await started(data)
  first.process.kill('SIGTERM')
  await first.ended
  renameSync(join(data, 'central'), join(data, 'central.danada'))
  // Of the database that is not there any more.
  writeFileSync(join(data, 'sample-users.json'), '{"users":[]}')
  const start = await started(data)
  await start.until(/Clave-1/)
  expect(existsSync(join(data, 'central.danada', 'clean-end'))).toBe(true)
})

test('what is not understood is said', async () => {
  const start = project.start(['--prot', '1'])
  expect(await start.ended).toBe(1)
  expect(start.output()).toMatch(/^No se entiende lo pedido: .*--prot/)
})

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
}
