import { appendFileSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '#tests/support/ports.ts'
import { makeProject, type Project, type Start } from './project.ts'

let project: Project
let dev: Start
let address: string

beforeAll(async () => {
  project = makeProject()
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  dev = project.dev(['--port', `${port}`])
  await dev.until(/^consola: /m)
})

afterAll(() => project.remove())

const read = async (path: string): Promise<string> => (await fetch(address + path)).text()

test('the page comes from its source, with hot reload', async () => {
  expect(dev.output()).toContain(`consola: ${address}/`)
  expect(await read('/')).toMatch(/<title>Consola<\/title>/)
  expect(await read('/')).toContain('/@vite/client')
})

test('what is not the page is answered by the shell: the token and any other address', async () => {
  expect(await read('/?token=abc')).toBe('console')
  expect(await read('/attachments/1')).toBe('console')
})

test("the console's socket reaches the shell, with the shell's own host and origin", async () => {
  const headers = { connection: 'upgrade', upgrade: 'websocket', origin: address }
  const seen = await new Promise<string>((resolve, reject) => {
    get(`${address}/socket`, { headers })
      .on('upgrade', (_, socket, head) => {
        let text = head.toString()
        socket.on('data', (chunk) => {
          text += chunk
        })
        socket.on('end', () => resolve(text))
      })
      .on('error', reject)
  })
  const { host, origin } = JSON.parse(seen)
  expect(origin).toBe(`http://${host}`)
  expect(origin).not.toBe(address)
})

test('the centre is started again when its source changes, and the shell when its own does', async () => {
  appendFileSync(join(project.root, 'src-central/main.ts'), '\n// changed\n')
  await dev.until(/central: [\s\S]*central: /)
  appendFileSync(join(project.root, 'src-main/shell/browser/main.ts'), '\n// changed\n')
  await dev.until(/consola: [\s\S]*consola: /)
  expect(await read('/attachments/1')).toBe('console')
})

test('SIGTERM ends all of it', async () => {
  dev.process.kill('SIGTERM')
  expect(await dev.ended).toBe(0)
  await expect(read('/')).rejects.toThrow()
})
