import { expect, test } from 'vitest'
import type { Console } from '#shared/console/contract.ts'
import { InteractionId } from '#shared/kernel/ids.ts'
import { newPhone, type Phone } from '#shared/telephony/phone/phone.ts'
import { isLeftOpen, passedWrapUp } from './wrap-up-passed.ts'

const CALL = InteractionId.parse('01939e1a-0000-7000-8000-00000000000c')
const wrapping = (change: Partial<NonNullable<Phone['wrapUp']>> = {}): Phone => ({
  ...newPhone(),
  wrapUp: {
    ...{ call: CALL, since: 0, rule: { mode: 'limited', limit: 1_000 }, until: 1_000, extended: false, backBy: null },
    ...change,
  },
})

test('a wrap-up has passed when its limit ended it, and not its person or the queue’s own registration', () => {
  expect(passedWrapUp(wrapping(), newPhone(), 1_000)).toBe(CALL)
  expect(passedWrapUp(wrapping(), newPhone(), 999)).toBeNull()
  expect(passedWrapUp(wrapping(), wrapping(), 2_000)).toBeNull()
  expect(passedWrapUp(wrapping({ until: null }), newPhone(), 2_000)).toBeNull()
  const registers = { mode: 'limited', limit: 1_000, disposition: 'inbound.informed' } as const
  expect(passedWrapUp(wrapping({ rule: registers }), newPhone(), 1_000)).toBeNull()
  const back = { ...newPhone(), calls: [{ id: CALL }] as unknown as Phone['calls'] } // whose customer is on the line again
  expect(passedWrapUp(wrapping(), back, 1_000)).toBeNull()
})

test('what is registered, or a colleague’s by now, is not said to be left open', async () => {
  const open = (doc: object | null) =>
    isLeftOpen(
      {
        query: () => Promise.resolve(doc && { doc }),
        watchSession: (show: (session: object) => void) => {
          show({ state: 'open', person: { id: 'me' } })
          return () => {}
        },
      } as unknown as Console, // what is asked of one
      CALL,
    )
  expect(await open({ state: 'open', advisorId: 'me' })).toBe(true)
  expect(await open({ state: 'open', advisorId: 'colleague' })).toBe(false)
  expect(await open({ state: 'registered', advisorId: 'me' })).toBe(false)
  expect(await open(null)).toBe(true)
})
