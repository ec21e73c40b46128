import { expect, test, vi } from 'vitest'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import type { AmiMessage } from './ami/messages.ts'
import { beginning } from './beginning.ts'

const message = (Event: string): AmiMessage => ({ fields: { Event }, variables: [] }) as unknown as AmiMessage // as messages.ts makes them
type Listed = Result<readonly AmiMessage[], Rejection>

/** A PBX whose lists are answered by hand, in the order in which they were asked for. */
function pbx() {
  const asked: ((listed: Listed) => void)[] = []
  const told: string[] = []
  const failed = vi.fn()
  const following = beginning({
    list: () => new Promise((answer) => asked.push(answer)),
    begin: (channels, queues) => void told.push(`begin ${channels.length} ${queues.length}`),
    hear: ({ fields }) => void told.push(fields.Event ?? ''),
    begun: async () => void told.push('begun'),
    failed,
    againMs: 0,
  })
  const answer = (...lists: readonly Listed[]) => {
    for (const listed of lists) asked.shift()?.(listed)
  }
  return { following, told, asked, answer, failed }
}
const late = reject('phone.pbxAway')
const both: readonly Listed[] = [ok([message('CoreShowChannel')]), ok([])]

test('a PBX that is late with a list is asked again until both have come', async () => {
  const { following, told, asked, answer, failed } = pbx()
  following.here()
  answer(ok([]), late)
  await vi.waitFor(() => expect(asked.length).toBe(2))
  answer(late, late)
  await vi.waitFor(() => expect(asked.length).toBe(2))
  answer(...both)
  await vi.waitFor(() => expect(told).toEqual(['begin 1 0', 'begun']))
  expect(failed).toHaveBeenCalledTimes(2)
})

test('what is told while the lists are made is heard at once, and again after them; what is told later once', async () => {
  const { following, told, answer } = pbx()
  following.event(message('before'))
  following.here()
  following.event(message('meanwhile'))
  answer(...both)
  await vi.waitFor(() => expect(told.at(-1)).toBe('begun'))
  following.event(message('later'))
  expect(told).toEqual(['before', 'meanwhile', 'begin 1 0', 'meanwhile', 'begun', 'later'])
})

test('lists that were asked of a connection that is gone are nothing to the next one', async () => {
  const { following, told, asked, answer } = pbx()
  following.here()
  following.event(message('meanwhile'))
  following.away()
  following.here()
  answer(...both)
  await new Promise(setImmediate)
  expect(told).toEqual(['meanwhile'])
  expect(asked.length).toBe(2)
  answer(...both)
  await vi.waitFor(() => expect(told).toEqual(['meanwhile', 'begin 1 0', 'begun']))
})

test('nothing is asked of a PBX that is away', async () => {
  const { following, asked, answer } = pbx()
  following.here()
  answer(late, late)
  following.away()
  await new Promise((waited) => setTimeout(waited, 20))
  expect(asked).toEqual([])
})
