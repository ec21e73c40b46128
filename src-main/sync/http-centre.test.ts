import { MockAgent } from 'undici'
import { expect, test } from 'vitest'
import { httpCentre } from './http-centre.ts'

test('a request that a proxy finds too long is told as such, though its page is no answer of the centre', async () => {
  const agent = new MockAgent()
  agent.disableNetConnect()
  const page = agent.get('https://centro.example')
  page.intercept({ path: '/v1/push', method: 'POST' }).reply(413, '<html>413 Request Entity Too Large</html>')
  const centre = httpCentre('https://centro.example', agent, async () => 'access')
  await expect(centre.push({} as never)).rejects.toMatchObject({ status: 413 }) // what is asked is not looked at here
  await agent.close()
})
