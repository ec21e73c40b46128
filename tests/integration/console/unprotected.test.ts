import { afterAll, expect, test } from 'vitest'
import { testConsole } from '../../support/console.ts'

const there = testConsole('https://centro.banco.example')
const here = testConsole('http://127.0.0.1:9')
afterAll(async () => {
  for (const one of [there, here]) {
    await one.stop()
    one.remove()
  }
})

test('where keys stand in a file a centre elsewhere is refused before anything is asked of it', async () => {
  expect(await there.call('session.signIn', { login: 'luis', password: 'una contraseña' })).toEqual({
    ok: false,
    error: { code: 'session.unprotectedRefused' },
  })
})

test('a centre on this machine is a trial and may be used', async () => {
  expect(await here.call('session.signIn', { login: 'luis', password: 'una contraseña' })).toMatchObject({
    ok: false,
    error: { code: 'session.needsCentreFirst' },
  })
})
