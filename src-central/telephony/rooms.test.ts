import { expect, test, vi } from 'vitest'
import { InteractionId } from '#shared/kernel/ids.ts'
import { reject } from '#shared/kernel/result.ts'
import type { Channel } from './calls/channels.ts'
import type { Part } from './calls/parts.ts'
import { leaving, type Pair, rooms } from './rooms.ts'

const CALL = InteractionId.parse('01a213f6-8949-722a-b8f5-b8c1b78e9db0')
type Leg = Channel['leg']

/** A PBX of which only what a room asks is there. */
function pbx() {
  const channels = new Map<string, Channel>()
  const parts = new Map<string, Part>()
  const left: string[] = []
  const all = rooms({ channels, parts }, ({ customer, advisor }: Pair) => left.push(`${customer.name} ${advisor.name}`))
  const enters = (name: string, leg: Leg, maker = 'ConfBridge') => {
    channels.set(name, { id: name, name, leg, call: CALL, bridge: 'room' } as Channel) // a room asks for no more
    if (leg === 'advisor') parts.set(name, { call: CALL } as Part) // as above
    all.hear({ fields: { Event: 'BridgeEnter', BridgeUniqueid: 'room', BridgeCreator: maker } })
  }
  const hangsUp = (name: string) => {
    channels.delete(name)
    all.hear({ fields: { Event: 'BridgeLeave', BridgeUniqueid: 'room', BridgeCreator: 'ConfBridge' } })
    parts.delete(name)
    all.hear({ fields: { Event: 'Hangup' } })
  }
  return { all, left, enters, hangsUp, channels }
}

function three(maker?: string) {
  const one = pbx()
  for (const [name, leg] of [
    ['customer', 'customer'],
    ['luis', 'advisor'],
    ['carmen', 'advisor'],
  ] as const)
    one.enters(name, leg, maker)
  return one
}

test('the customer and the advisor who stays are taken out of the room of their conference, whoever leaves it, once', () => {
  for (const [leaves, stays] of [
    ['luis', 'carmen'],
    ['carmen', 'luis'],
  ] as const) {
    const { left, hangsUp, all } = three()
    expect(left).toEqual([])
    hangsUp(leaves)
    expect(left).toEqual([`customer ${stays}`])
    all.hear({ fields: { Event: 'Hangup' } })
    expect(left).toEqual([`customer ${stays}`])
  }
})

test('a room that is filling is left alone, and so are the advisors whose customer has gone', () => {
  const filling = pbx()
  filling.enters('customer', 'customer')
  filling.enters('luis', 'advisor')
  // The leg on which Luis asked Carmen ends before her own is in the room.
  filling.all.hear({ fields: { Event: 'Hangup' } })
  expect(filling.left).toEqual([])
  const gone = three()
  gone.hangsUp('customer')
  expect(gone.left).toEqual([])
})

test('a console that is back by another leg before the one before it is gone leaves three in the room', () => {
  const { left, enters, hangsUp } = three()
  enters('luis again', 'advisor')
  hangsUp('luis')
  expect(left).toEqual([])
  hangsUp('carmen')
  expect(left).toEqual(['customer luis again'])
})

test('two in a bridge of a queue’s call stay where they are', () => {
  const { left, hangsUp } = three('Queue')
  hangsUp('luis')
  expect(left).toEqual([])
})

test('after a restart of the bridge the rooms are known by the list, and who is left in one leaves it', () => {
  const { left, all, channels } = three()
  const listed = () => [...channels.keys()].map(() => ({ fields: { Application: 'ConfBridge', BridgeId: 'room' } }))
  all.begin(listed())
  expect(left).toEqual([])
  channels.delete('luis')
  all.begin(listed())
  expect(left).toEqual(['customer carmen'])
  const other = three()
  other.all.begin(listed())
  other.hangsUp('carmen')
  expect(other.left).toEqual(['customer luis'])
})

test('whom another node has taken out of the room meanwhile do not stay in it, whatever this one was told', async () => {
  vi.useFakeTimers()
  const { channels } = three()
  const failures: string[] = []
  const leave = leaving(
    { channels },
    async () => reject('phone.pbxRefused'),
    (failure) => failures.push(String(failure)),
  )
  const [customer, advisor] = [channels.get('customer'), channels.get('luis')]
  if (customer === undefined || advisor === undefined) throw new Error('nobody is in the room')
  leave({ customer, advisor })
  channels.set('customer', { ...customer, bridge: 'another' })
  channels.set('luis', { ...advisor, bridge: 'another' })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(failures).toEqual([])
  channels.set('customer', customer)
  channels.set('luis', advisor)
  leave({ customer, advisor })
  await vi.advanceTimersByTimeAsync(3_000)
  expect(failures).toEqual(['Error: two of a conference stay in its room: phone.pbxRefused'])
  vi.useRealTimers()
})
