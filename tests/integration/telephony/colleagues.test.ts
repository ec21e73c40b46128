import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { signIn } from '../identity/caller.ts'

let centre: TestCentre
beforeAll(async () => {
  centre = await testCentre()
})
afterAll(() => centre.close())

async function asks(login: string) {
  const { access } = await signIn(centre.url, login)
  const answer = await fetch(`${centre.url}/v1/phone/colleagues`, { headers: { authorization: `Bearer ${access}` } })
  return { status: answer.status, code: (await answer.json()).code }
}

test('who can take a call is told to whoever has a telephone, and to nobody else', async () => {
  // Of this centre there is no PBX, which is said to whom it would tell.
  for (const login of ['luis', 'sofia']) expect(await asks(login), login).toEqual({ status: 503, code: 'phone.noPbx' })
  for (const login of ['ana', 'admin']) expect(await asks(login), login).toEqual({ status: 403, code: 'policy.role' })
})
