import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { isAlive, makeProject, type Project, runningPrograms } from './project.ts'

/** Stand-ins for Chromium and Electron note their arguments: which window is opened, and what its end means. */
let project: Project
let chromium: string
let modules: string
let round = 0
let data: string

beforeAll(() => {
  project = makeProject()
  chromium = join(project.root, 'bin', 'chromium')
  modules = join(project.root, 'node_modules')
  const real = readdirSync(join(import.meta.dirname, '../../../node_modules'))
  rmSync(modules)
  mkdirSync(modules)
  for (const name of real.filter((each) => each !== 'electron')) {
    symlinkSync(join(import.meta.dirname, '../../../node_modules', name), join(modules, name))
  }
  // A stamp of today: the tests ask Electron's release site for nothing.
  mkdirSync(join(project.root, '.cache'), { recursive: true })
  writeFileSync(join(project.root, '.cache', 'electron-tried'), '')
})

afterAll(() => project.remove())

beforeEach(() => {
  data = join(project.root, `data-${++round}`)
})

function program(file: string, body: string): void {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, `#!${process.execPath}\n${body}\n`)
  chmodSync(file, 0o755)
}

function startWithDisplay() {
  const path = [join(project.root, 'bin'), process.env.PATH].join(delimiter)
  const args = ['--port', '0', '--central-port', '0', '--data', data]
  return project.start(args, { environment: { DISPLAY: ':0', PATH: path } })
}

const noteArguments = (file: string): string =>
  `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(file)}, JSON.stringify([...process.argv.slice(2), 'LANGUAGE=' + process.env.LANGUAGE]));`

test('with a display and no Electron, Chromium opens the console in a window of its own; closing it ends all', async () => {
  const seen = join(project.root, 'chromium-arguments')
  program(chromium, `${noteArguments(seen)} setTimeout(() => process.exit(0), 1500)`)
  const start = startWithDisplay()
  const [, address] = await start.until(/^consola: (.*)$/m)
  const { console, central } = runningPrograms(data)
  expect(await start.ended).toBe(0)
  const args: unknown = JSON.parse(readFileSync(seen, 'utf8'))
  expect(args).toContain(`--app=${address}`)
  expect(args).toContain(`--user-data-dir=${join(data, 'chromium')}`)
  expect(args).toEqual(expect.arrayContaining(['--lang=es-CO', 'LANGUAGE=es_CO']))
  expect([console, central].filter(isAlive)).toEqual([])
})

test('a Chromium that breaks leaves the console running, with its address', async () => {
  program(chromium, 'process.exit(1)')
  const start = startWithDisplay()
  await start.until(/Chromium se cerró con un error: abra la dirección en un navegador\./)
  await start.until(/^consola: http/m)
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
})

test('with its binary there, Electron is the console, and its end ends all', async () => {
  const seen = join(project.root, 'electron-arguments')
  const folder = join(modules, 'electron', 'dist')
  program(
    join(folder, 'electron'),
    `${noteArguments(seen)} console.log(JSON.stringify({ ready: true, url: 'app://console/' })); setTimeout(() => {}, 1500)`,
  )
  writeFileSync(join(folder, 'version'), '45')
  const start = startWithDisplay()
  await start.until(/^consola: app:\/\/console\/$/m)
  const [, central] = await start.until(/^central: (.*)$/m)
  expect(await start.ended).toBe(0)
  const args: unknown = JSON.parse(readFileSync(seen, 'utf8'))
  expect(args).toEqual(expect.arrayContaining([project.root, '--central', central, '--data', join(data, 'console')]))
})

test('an Electron that does not start is said, and the browser shell is used instead', async () => {
  program(join(modules, 'electron', 'dist', 'electron'), "console.error('libgtk is missing'); process.exit(1)")
  program(chromium, 'setTimeout(() => {}, 60_000)')
  const start = startWithDisplay()
  await start.until(/^consola: http/m)
  expect(start.output()).toMatch(
    /No se pudo iniciar la consola \(Electron\)[\s\S]*libgtk is missing[\s\S]*en el navegador/,
  )
  start.process.kill('SIGTERM')
  expect(await start.ended).toBe(0)
})
