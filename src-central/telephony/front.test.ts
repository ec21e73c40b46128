import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { askFront } from './front.ts'

/** Somebody who answers at the front's address. */
async function answering(status: number, said: string | null) {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    if (said !== null) response.writeHead(status).end(said)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { asked, isGone: askFront(`http://127.0.0.1:${port}/console`) }
}

test('a console is gone where its front says so of its contact', async () => {
  const { asked, isGone } = await answering(200, 'gone')
  expect(await isGone('luis-11111111')).toBe(true)
  expect(asked).toEqual(['/console/luis-11111111'])
  expect(await (await answering(200, 'here')).isGone('luis-11111111')).toBe(false)
})

test('nobody is gone by the word of another than their front, or where it cannot be asked', async () => {
  // An Asterisk at the same address, a page of a proxy, and a front that does not answer.
  expect(await (await answering(404, 'gone')).isGone('luis-1')).toBe(false)
  expect(await (await answering(200, '<html>gone</html>')).isGone('luis-1')).toBe(false)
  expect(await (await answering(200, null)).isGone('luis-1')).toBe(false)
  expect(await askFront('http://127.0.0.1:9/console')('luis-1')).toBe(false)
  expect(await askFront(null)('luis-1')).toBe(false)
})
