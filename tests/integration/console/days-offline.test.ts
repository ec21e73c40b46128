import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { PASSWORD, type TestCentre, testCentre } from '../../support/centre.ts'
import { testConsole } from '../../support/console.ts'
import { type Gate, gate } from '../../support/gate.ts'

const DAY = 24 * 60 * 60_000
const started = Date.now.bind(Date)
let centre: TestCentre
let way: Gate
beforeAll(async () => {
  centre = await testCentre()
  way = await gate(centre.url)
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await way.end()
  await centre.close()
})
/** The machine's clock, so many days from now. */
const clock = (days: number) => void vi.spyOn(Date, 'now').mockImplementation(() => started() + days * DAY)

test('a console that stays open without the centre is locked after the set days, and a clock set back does not open it', async () => {
  let wake = () => {}
  const console = testConsole(way.url, undefined, {
    onWake: (woke) => {
      wake = woke
    },
  })
  expect(await console.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
  await console.until('sync.status', {}, ({ connection }) => connection === 'online')
  way.close()
  await console.call('sync.now', {})
  await console.until('sync.status', {}, ({ connection }) => connection === 'offline')
  clock(15)
  wake()
  await vi.waitFor(() => expect(console.state()).toMatchObject({ state: 'locked', offlineDays: 14 }), 5_000)
  const refused = { ok: false, error: { code: 'session.offlineTooLong', facts: { days: 14 } } }
  expect(await console.call('session.unlock', { password: PASSWORD })).toEqual(refused)
  clock(1)
  expect(await console.call('session.unlock', { password: PASSWORD })).toEqual(refused)
  way.open()
  await console.call('sync.now', {})
  await console.until('sync.status', {}, ({ connection }) => connection === 'online')
  expect(await console.call('session.unlock', { password: PASSWORD })).toMatchObject({ ok: true })
  await console.stop()
  console.remove()
})
