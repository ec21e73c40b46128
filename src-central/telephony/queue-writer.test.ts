import { expect, test } from 'vitest'
import { ok, reject } from '#shared/kernel/result.ts'
import type { QueueDocument } from '#shared/queues/schema.ts'
import type { Ami } from './ami/client.ts'
import type { AmiFields } from './ami/messages.ts'
import { queueWriter } from './queue-writer.ts'

const message = (fields: Readonly<Record<string, string>> = {}) => ({ fields, all: () => [] })

/** A PBX that runs no queue and takes nothing of what is named; it writes down what it is asked, but for its database. */
function pbx(refuses: (action: string, fields: AmiFields) => boolean) {
  const asked: string[] = []
  const send = async (action: string, fields: AmiFields = {}) => {
    if (!action.startsWith('DB')) asked.push(action)
    return refuses(action, fields) ? reject('phone.pbxRefused', { said: 'Not here' }) : ok(message())
  }
  const list = async (action: string) => {
    if (!action.startsWith('DB')) asked.push(action)
    return ok([])
  }
  const told: string[] = []
  const ami = { isHere: () => true, send, list } as unknown as Ami // the rest is not asked
  const writer = queueWriter({
    ...{ ami, begun: [], now: () => Date.parse('2026-11-27T12:00:00Z') },
    failed: (failure) => told.push(String(failure)),
  })
  return { writer, asked, told }
}
const queue = {
  ...{ id: 'queue/nueva', code: 'nueva', name: 'Nueva', enabled: true, hours: [], openOnHolidays: false },
  ...{ outOfHoursPrompt: '', holidayPrompt: '', voicemail: false, wrapUp: {}, numbers: ['6015550101'] },
} as unknown as QueueDocument // the rest is not read
const directory = { users: new Map(), teams: [], queues: new Map([['nueva', queue]]) }

test('what the PBX does not take is said once each, with what it said', async () => {
  const { writer, told } = pbx((action, { Family }) => action === 'UpdateConfig' || Family === 'multicontacto-number')
  for (const _ of [1, 2, 3]) await writer.write(directory)
  expect(told).toEqual([
    'Error: the PBX did not take which number reaches which queue: Not here',
    'Error: the PBX did not take the queue nueva: Not here',
  ])
})

test('a queue that the PBX will not make is asked of it once for each of its beginnings', async () => {
  const { writer, asked } = pbx((action) => action === 'UpdateConfig')
  for (const _ of [1, 2, 3]) await writer.write(directory)
  const once = ['QueueStatus', 'UpdateConfig', 'QueueReload', 'GetConfig']
  expect(asked.splice(0)).toEqual(once)
  writer.forget()
  await writer.write(directory)
  expect(asked).toEqual(once)
})

test('no number reaches a queue of which the database took nothing', async () => {
  const { writer, asked, told } = pbx((action, { Family }) => action === 'DBPut' && Family === 'multicontacto-queue')
  for (const _ of [1, 2]) await writer.write(directory)
  expect(asked).toEqual([])
  expect(told).toEqual(['Error: the PBX did not take what its queues say and when they are open: Not here'])
})
