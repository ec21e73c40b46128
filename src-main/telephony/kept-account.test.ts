import { expect, test } from 'vitest'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { type AccountKeeper, phoneAccount } from './kept-account.ts'

const NOW = Date.parse('2026-11-25T15:00:00.000Z')
const account = (secret: string, worksUntil = '2026-11-26T15:00:00.000Z') => ({
  wsUrl: 'ws://127.0.0.1:8088/ws',
  domain: 'pbx.example',
  user: 'u1',
  secret,
  displayName: 'Ana Ruiz',
  issuedAt: '2026-11-25T15:00:00.000Z',
  worksUntil,
  iceServers: [],
  queues: [],
  codes: { survey: '7000', echo: '600', conference: '8000', pause: '*46', unpause: '*47' },
})
function keeping(kept: object | null) {
  let text = kept === null ? null : JSON.stringify(kept)
  const keeper: AccountKeeper = {
    keptAccount: async () => text,
    keepAccount: async (account) => {
      text = account
    },
  }
  return { keeper, text: () => text }
}
const anywhere = () => true
const away = async (): Promise<Result<unknown, Rejection>> => reject('centre.unreachable')

test('the centre’s account is kept, and serves while the centre is away', async () => {
  const { keeper } = keeping(null)
  expect(await phoneAccount(keeper, async () => ok(account('one')), false, NOW, anywhere)).toMatchObject({
    value: { secret: 'one' },
  })
  expect(await phoneAccount(keeper, away, true, NOW, anywhere)).toMatchObject({ ok: true, value: { secret: 'one' } })
})

test('what is kept serves at once, without the centre being asked', async () => {
  const { keeper } = keeping(account('kept'))
  const asked = await phoneAccount(keeper, () => Promise.reject(new Error('asked')), false, NOW, anywhere)
  expect(asked).toMatchObject({ value: { secret: 'kept' } })
})

test('a secret works for its day and no longer', async () => {
  const { keeper } = keeping(account('old', '2026-11-25T14:59:59.000Z'))
  expect(await phoneAccount(keeper, away, false, NOW, anywhere)).toEqual(reject('centre.unreachable'))
})

test('a refusal of the centre is not passed over in favour of what is kept', async () => {
  const { keeper } = keeping(account('kept'))
  expect(await phoneAccount(keeper, async () => reject('phone.noPbx'), true, NOW, anywhere)).toEqual(
    reject('phone.noPbx'),
  )
})

test('an account for another PBX than the policy’s is refused with its address, and one that was kept does not serve', async () => {
  const { keeper, text } = keeping(null)
  const elsewhere = (address: string) => !address.startsWith('ws://127.0.0.1')
  const refusal = reject('phone.otherPbx', { address: 'ws://127.0.0.1:8088' })
  expect(await phoneAccount(keeper, async () => ok(account('one')), false, NOW, elsewhere)).toEqual(refusal)
  expect(text()).toBeNull()
  const before = keeping(account('kept'))
  expect(await phoneAccount(before.keeper, away, false, NOW, elsewhere)).toEqual(reject('centre.unreachable'))
})
