import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ok, reject } from '#shared/kernel/result.ts'
import type { OtherConsole } from '#shared/telephony/bridge-api.ts'
import { advance } from '#shared/telephony/phone/advance.ts'
import type { Happening, LineEvent } from '#shared/telephony/phone/events.ts'
import { lived } from '#shared/telephony/phone/sample.test-data.ts'
import { otherConsole } from './other-console.ts'

const REGISTERING: readonly Happening[] = [{ type: 'start' }, { type: 'socketOpen' }]

/** A console that is about to register; `is` is what the centre says of the person's other one, null: it does not answer. */
function opened(is: OtherConsole | null) {
  let { phone } = lived(REGISTERING)
  const asked: unknown[] = []
  let answered = Promise.resolve()
  const tell = (event: LineEvent) => {
    phone = advance(phone, { ...event, at: Date.now() }).phone
  }
  const place = otherConsole({
    console: {
      call: (async (verb: string, parameters: unknown) => {
        asked.push([verb, parameters])
        await answered
        if (is === null) return reject('phone.pbxAway')
        return ok({ otherConsole: is })
      }) as never, // one verb of all
    },
    contact: () => 'luis-2',
    phone: () => phone,
    tell,
  })
  ends.push(place.stop)
  return {
    asked,
    place,
    line: () => phone.line,
    tell,
    answers(when: Promise<void>) {
      answered = when
    },
    async becomes(next: OtherConsole | null, ms = 1_000) {
      is = next
      await vi.advanceTimersByTimeAsync(ms)
      return phone.line
    },
  }
}
const ends: (() => void)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.useRealTimers()
})

test('a console takes the telephone where it is opened, unless its person is on a call at another one', async () => {
  for (const is of ['none', 'idle', 'leaving', null] as const) {
    const { place, line, asked } = opened(is)
    await place.look(1_000)
    expect(line().state).toBe('registering')
    expect(asked).toEqual([['phone.place', { contact: 'luis-2' }]])
  }
  for (const busy of ['onCall', 'dialling'] as const) {
    const { place, line } = opened(busy)
    await place.look(1_000)
    expect(line()).toEqual({ state: 'elsewhere', busy })
  }
})

test('a centre that is late with its word is not waited for', async () => {
  const { place, line, answers } = opened('onCall')
  const late = Promise.withResolvers<void>()
  answers(late.promise)
  const looked = place.look(1_000)
  await vi.advanceTimersByTimeAsync(1_000)
  await looked
  late.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(line().state).toBe('registering')
})

test('the call stays where it is until that console is gone: then the telephone is taken here', async () => {
  const { place, becomes, asked } = opened('onCall')
  await place.look(1_000)
  // It is reloaded there, or its line is cut: its own return comes first.
  for (const is of ['onCall', 'leaving', null] as const)
    expect(await becomes(is)).toEqual({ state: 'elsewhere', busy: 'onCall' })
  expect(await becomes('none')).toMatchObject({ state: 'connecting' })
  const before = asked.length
  await becomes('none', 10_000)
  expect(asked).toHaveLength(before)
})

test('a call that ends there leaves the telephone there, and is asked about no more', async () => {
  const { place, becomes, asked } = opened('dialling')
  await place.look(1_000)
  expect(await becomes('onCall')).toEqual({ state: 'elsewhere', busy: 'onCall' })
  expect(await becomes('idle')).toEqual({ state: 'elsewhere', busy: undefined })
  const before = asked.length
  expect(await becomes('none', 10_000)).toEqual({ state: 'elsewhere', busy: undefined })
  expect(asked).toHaveLength(before)
})

test('who takes the telephone here while that console is asked about keeps it, whatever is answered then', async () => {
  const { place, line, becomes, answers, tell } = opened('onCall')
  await place.look(1_000)
  const late = Promise.withResolvers<void>()
  answers(late.promise)
  await becomes('idle')
  tell({ type: 'start', take: true })
  tell({ type: 'socketOpen' })
  late.resolve()
  await vi.advanceTimersByTimeAsync(0)
  expect(line().state).toBe('registering')
})
