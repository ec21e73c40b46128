import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { build } from 'vite'
import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import type { TestPbx } from '#tests/telephony/harness/pbx.ts'

const root = join(import.meta.dirname, '..', '..', '..')

/** What the bare page registers with, and whose number is whose. */
interface Given {
  readonly user: string
  readonly secret: string
  readonly wsUrl: string
  readonly names: Readonly<Record<string, string>>
}

/** Serves the bare page as the console's is served, and gives it its customer back when it asks. */
export async function serveBare(pbx: TestPbx, given: Given): Promise<{ readonly url: string; stop(): void }> {
  const script = await bareScript()
  const page = `<!doctype html><html lang="es"><title>Peer</title><main><h1 id="name"></h1><p id="state"></p></main>
    <script type="application/json" id="given">${JSON.stringify(given)}</script>
    <script type="module" src="/page.js"></script></html>`
  const server = createServer((request, response) => {
    if (request.url === '/page.js') {
      const forever = 'public, max-age=31536000, immutable'
      return response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': forever }).end(script)
    }
    if (request.url === '/retake') {
      void giveBack(pbx, given.user).then(() => response.end())
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // listens on TCP: never a pipe's name
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The customer's channel goes out of its queue to the advisor, as the recipe says. */
async function giveBack(pbx: TestPbx, user: string): Promise<void> {
  const channels = await pbx.ami.list('CoreShowChannels')
  const customer = (channels.ok ? channels.value : []).find(({ fields }) =>
    fields.Channel?.startsWith('PJSIP/operador'),
  )
  const { Channel } = customer?.fields ?? {}
  if (Channel === undefined) throw new Error('no customer is on the line')
  await pbx.ami.send('Redirect', { Channel, Context: CONTEXTS.retake, Exten: user, Priority: 1 })
}

/** The bare page's script, built as the console's is: for production. */
async function bareScript(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2024',
      lib: { entry: join(import.meta.dirname, 'bare-page.mjs'), formats: ['es'] },
      minify: true,
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  if (output === undefined || !('output' in output)) throw new Error('the bare page was not built')
  return output.output[0].code
}
