/**
 * `npm run dev [-- --port N]`: the page with hot reload, the centre and the browser shell from their sources, each
 * restarted when its sources change. Data in .cache/dev; with the sample, as `npm start` makes it.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { createServer } from 'vite'
import { rendererConfig } from './build/bundle.ts'
import { createFront } from './dev/front.ts'
import { watchSources } from './dev/watch.ts'
import { takeDataFolder } from './start/data-folder.ts'
import { takePort } from './start/ports.ts'
import { logFile, type Program, startProgram } from './start/programs.ts'
import { centralFolder, prepareSample } from './start/sample.ts'
import { sentenceOf } from './start/sentences.ts'

const root = dirname(import.meta.dirname)
const data = join(root, '.cache', 'dev')
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } })

const folder = takeDataFolder(data)
if (!folder.ok) refuse(sentenceOf(folder.error))
const [frontPort, centralPort, shellPort] = await Promise.all(
  [Number(values.port), 0, 0].map(async (port) => {
    const taken = await takePort(port, '--port')
    return taken.ok ? taken.value : refuse(sentenceOf(taken.error))
  }),
)
if (frontPort === undefined || centralPort === undefined || shellPort === undefined) refuse('no ports')

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** A program from its source, started again at each change; one that breaks is tried again at the next. */
function restarting(name: string, args: readonly string[], onReady: (url: string) => void) {
  let program: Program | undefined
  let turn = Promise.resolve()
  const restart = async (): Promise<void> => {
    await program?.stop()
    const log = logFile(data, name)
    const started = startProgram({
      title: name,
      command: process.execPath,
      args: ['--enable-source-maps', ...args],
      log,
      environment: process.env,
      cwd: root,
    })
    program = started
    const ready = await started.ready
    if (ready.ok) onReady(ready.value)
    else say(sentenceOf(ready.error))
  }
  const again = (): Promise<void> => {
    turn = turn.then(restart)
    return turn
  }
  return { again, stop: async () => program?.stop() }
}

const users = await prepareSample(root, data)
const centralAddress = `http://127.0.0.1:${centralPort}`
const central = restarting(
  'central',
  ['src-central/main.ts', '--data', centralFolder(data), '--port', `${centralPort}`],
  (url) => say(`central: ${url}`),
)
const shellArguments = ['--central', centralAddress, '--data', join(data, 'console'), '--port', `${shellPort}`]
const shell = restarting('console', ['src-main/shell/browser/main.ts', ...shellArguments], (url) => {
  say(`consola: http://127.0.0.1:${frontPort}${url.slice(new URL(url).origin.length)}`)
})

let middlewares: Parameters<typeof createFront>[1] = () => undefined
const front = createFront({ host: '127.0.0.1', port: shellPort }, () => middlewares())
const vite = await createServer({
  ...rendererConfig(root),
  base: '/',
  // What is no module or asset of ours is passed on to the shell, which has addresses of its own.
  appType: 'custom',
  server: { middlewareMode: true, hmr: { server: front }, fs: { allow: [root] } },
})
vite.middlewares.use(async (request, response, next) => {
  if (request.url !== '/' && request.url !== '/index.html') return next()
  const page = await readFile(join(root, 'src-renderer', 'index.html'), 'utf8')
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(await vite.transformIndexHtml('/', page))
})
middlewares = () => vite.middlewares
front.listen(frontPort, '127.0.0.1')

for (const user of users) say(`  ${user.user}  clave: ${user.password}  (${user.name}, ${user.role})`)
await central.again()
await shell.again()
watchSources(root, existing(['src-shared', 'src-central', 'resources']), () => void central.again())
watchSources(root, existing(['src-shared', 'src-main', 'resources']), () => void shell.again())

function existing(folders: readonly string[]): string[] {
  return folders.filter((each) => existsSync(join(root, each)))
}

async function end(): Promise<never> {
  await shell.stop()
  await central.stop()
  await vite.close()
  if (folder.ok) folder.value.release()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end())
