import { setImmediate as turnOver } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ok } from '#shared/kernel/result.ts'
import type { Tokens } from '#shared/sync/api.ts'
import type { SecretStorage } from '../shell/shell.ts'
import type { CentreApi } from './centre-api.ts'
import { accessTokens } from './tokens.ts'

const given = (of: string): Tokens => ({ access: `access-${of}`, refresh: `refresh-${of}`, accessUntil: '' as never }) // nobody reads until when

/** A person whose token has run out while the keyring is slow, and what it keeps. */
function slowKeyring(answersAtOnce = true) {
  const kept = new Map<string, string>()
  const waiting: (() => void)[] = []
  let slow = false
  const pause = () => (slow ? new Promise<void>((go) => void waiting.push(go)) : Promise.resolve())
  const secrets: Partial<SecretStorage> = {
    get: async (name) => (kept.has(name) ? Buffer.from(kept.get(name) ?? '') : null),
    async set(name, secret) {
      await pause()
      kept.set(name, Buffer.from(secret).toString())
    },
    delete: async (name) => void kept.delete(name),
  }
  const answers: (() => void)[] = []
  const ended: string[] = []
  const api: Partial<CentreApi> = {
    async refresh(refresh) {
      if (!answersAtOnce) await new Promise<void>((go) => void answers.push(go))
      return ok(given(`${refresh}-2`))
    },
    async end(access) {
      ended.push(access)
      return ok(null)
    },
  }
  return {
    kept,
    ended,
    // Of either it uses no more.
    tokens: accessTokens(api as CentreApi, secrets as SecretStorage),
    becomesSlow: () => {
      slow = true
    },
    /** The keyring, and the centre, do what they were asked. */
    async goOn() {
      slow = false
      for (const go of [...waiting.splice(0), ...answers.splice(0)]) go()
      await turnOver()
    },
  }
}

test('a refresh that is still being written when its person leaves is nobody’s', async () => {
  const { tokens, kept, becomesSlow, goOn } = slowKeyring()
  await tokens.take('sofia', given('sofia'))
  becomesSlow()
  const refreshed = tokens.access('access-sofia')
  await turnOver()
  const left = tokens.forget()
  const came = tokens.take('luis', given('luis'))
  await goOn()
  await Promise.all([left, came])
  expect(await refreshed).toBeNull()
  expect(await tokens.access(null)).toBe('access-luis')
  expect(Object.fromEntries(kept)).toEqual({ 'refresh-luis': 'refresh-luis' })
})

test('who comes back has the tokens of the new sign-in, whatever the old refresh brings', async () => {
  const { tokens, kept, goOn } = slowKeyring(false)
  await tokens.take('sofia', given('sofia'))
  const refreshed = tokens.access('access-sofia')
  await turnOver()
  await tokens.forget()
  await tokens.take('sofia', given('sofia-again'))
  await goOn()
  expect(await refreshed).toBeNull()
  expect(await tokens.access(null)).toBe('access-sofia-again')
  expect(Object.fromEntries(kept)).toEqual({ 'refresh-sofia': 'refresh-sofia-again' })
})

test('whoever comes while another’s refresh is under way waits for none of it', async () => {
  const { tokens, goOn } = slowKeyring(false)
  await tokens.take('sofia', given('sofia'))
  const hers = tokens.access('access-sofia')
  await turnOver()
  await tokens.forget()
  await tokens.take('luis', given('luis'))
  const his = tokens.access('access-luis')
  await turnOver()
  await goOn()
  expect([await hers, await his]).toEqual([null, 'access-refresh-luis-2'])
})

test('a session that was refreshed while its person left is ended at the centre with what nobody has', async () => {
  const { tokens, ended, goOn } = slowKeyring(false)
  await tokens.take('sofia', given('sofia'))
  const refreshed = tokens.access('access-sofia')
  await turnOver()
  await tokens.forget()
  await goOn()
  expect(await refreshed).toBeNull()
  expect(ended).toEqual(['access-refresh-sofia-2'])
})

test('who did not leave, and finds somebody else at their console, keeps their session', async () => {
  const { tokens, ended, goOn } = slowKeyring(false)
  await tokens.take('sofia', given('sofia'))
  const refreshed = tokens.access('access-sofia')
  await turnOver()
  tokens.resume('luis')
  await goOn()
  expect(await refreshed).toBeNull()
  expect(ended).toEqual([])
})
