import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { CONTEXTS } from '#central/telephony/configuration/names.ts'
import type { TestPbx } from '#tests/telephony/harness/pbx.ts'
import { bareScript } from '../bare-script.ts'

/** What the bare page registers with, and whose number is whose. */
interface Given {
  readonly user: string
  readonly secret: string
  readonly wsUrl: string
  readonly names: Readonly<Record<string, string>>
}

/** Serves the bare page as the console's is served, and gives it its customer back when it asks. */
export async function serveBare(pbx: TestPbx, given: Given): Promise<{ readonly url: string; stop(): void }> {
  const script = await bareScript(join(import.meta.dirname, 'bare-page.mjs'), 'es')
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
