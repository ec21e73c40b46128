import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CommandEnvelope } from '#shared/kernel/commands.ts'
import { type CommandId, type StoreId, type UserId, uuidv7 } from '#shared/kernel/ids.ts'
import { type CentrePort, COMMAND_BYTES } from '#shared/sync/protocol.ts'
import { CentreUnreachable } from './centre-errors.ts'
import { dispatchClaim } from './claim.ts'

const newId = () => uuidv7(Date.now(), randomBytes(10))
const TIME = '2026-11-26T10:00:00.000Z'
const identity = { store: newId() as StoreId, app: '0.1.0' } // a UUIDv7 by construction

const claim = (more: string): CommandEnvelope => ({
  ...{ id: newId() as CommandId, name: 'contact.claim', actor: newId() as UserId, at: TIME }, // as above
  ...{ payload: { customerId: newId(), more }, madeWith: { app: '0.1.0', catalogue: 1 } },
})

/** A centre that grants everything, or is out of reach, and how often it was asked. */
function centreThat(isThere: boolean) {
  let asked = 0
  const centre: CentrePort = {
    async push({ commands }) {
      asked++
      if (!isThere) throw new CentreUnreachable('away')
      const { id } = commands[0] as CommandEnvelope // as it was given
      const answers = [{ id, outcome: 'accepted' as const, position: 1 }]
      return { kind: 'answers', answers, head: { position: 1, chain: 'c' }, time: TIME }
    },
    pull: () => Promise.reject(new Error('not asked here')),
    commonHead: () => Promise.reject(new Error('not asked here')),
  }
  return { centre, asked: () => asked }
}

test('a permission that no centre would read is refused here, and the centre is not asked', async () => {
  const { centre, asked } = centreThat(true)
  const long = claim('x'.repeat(COMMAND_BYTES))
  expect(await dispatchClaim(centre, identity, null, long)).toEqual({ ok: false, error: { code: 'command.tooLong' } })
  expect(asked()).toBe(0)
  const short = claim('')
  expect(await dispatchClaim(centre, identity, null, short)).toMatchObject({
    ok: true,
    value: { commandId: short.id, outcome: 'granted' },
  })
  expect(asked()).toBe(1)
})

test('with the centre away a permission is refused at once, and waits for nothing', async () => {
  const { centre } = centreThat(false)
  const refused = { ok: false, error: { code: 'claim.needsCentre' } }
  expect(await dispatchClaim(centre, identity, null, claim(''))).toEqual(refused)
})
