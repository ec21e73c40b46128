import { EventEmitter, once } from 'node:events'
import { expect, test } from 'vitest'
import { actorOf, User } from '#shared/identity/schema.ts'
import { model } from '#shared/model/model.ts'
import { localBroker } from './broker.ts'
import { liveStream } from './live.ts'

const TEAM = '01939e1a-0000-7000-8000-000000000001'
const OTHER_TEAM = '01939e1a-0000-7000-8000-000000000003'
const ME = '01939e1a-0000-7000-8000-000000000002'
const user = User.parse({
  id: ME,
  login: 'ana',
  name: 'Ana',
  roles: ['advisor'],
  teamId: TEAM,
  areas: [],
  enabled: true,
})

/** A console's stream under one store, and what it was told. */
function listening(store: string, doc: object = user) {
  const broker = localBroker()
  const sent: string[] = []
  const socket = Object.assign(new EventEmitter(), {
    send: (text: string) => {
      sent.push(text)
      socket.emit('told')
    },
    close: (code: number) => {
      sent.push(`closed ${code}`)
      socket.emit('told')
    },
  })
  let looks = 0
  const client = {
    query: async () => {
      looks += 1
      return [{ user_id: ME, version: 1, schema: 1, doc, teams: [] }]
    },
  }
  const attend = liveStream({ client, model } as never, broker, (failure) => sent.push(String(failure))) // what personInSession asks for
  attend(socket as never, { user, actor: actorOf(user, []), session: { store } } as never) // as far as the stream uses them
  return { broker, sent, looks: () => looks, told: () => once(socket, 'told') }
}
const SCOPES = new Set([`team:${TEAM}`])

test('news is told to the stores that did not bring it, and not to the one that pushed', async () => {
  const [pushed, other] = [listening('store-1'), listening('store-2')]
  const told = other.told()
  for (const { broker } of [pushed, other]) broker.publish(SCOPES, 'store-1')
  await told
  expect(other.sent).toEqual(['{"something":true}'])
  expect(pushed.sent).toEqual([])
  // What somebody else brings it is told as ever.
  const next = pushed.told()
  pushed.broker.publish(SCOPES, 'store-2')
  await next
  expect(pushed.sent).toEqual(['{"something":true}'])
})
test('news of others’ scopes is told to nobody else, and the next of one’s own is', async () => {
  const one = listening('store-1')
  const told = one.told()
  one.broker.publish(new Set(['team:another']))
  one.broker.publish(SCOPES)
  await told
  expect(one.sent).toEqual(['{"something":true}'])
})
test('who was disabled is told nothing and is out with the news that a person has changed', async () => {
  const one = listening('store-1', { ...user, enabled: false })
  const told = one.told()
  one.broker.publish(new Set(['catalog']))
  await told
  expect(one.sent).toEqual(['closed 4403'])
})
test('who has come to another team is told its news from then on', async () => {
  const one = listening('store-1', { ...user, teamId: OTHER_TEAM })
  one.broker.publish(new Set([`team:${OTHER_TEAM}`]))
  expect(one.sent).toEqual([])
  const told = one.told()
  one.broker.publish(new Set(['catalog']))
  await told
  const next = one.told()
  one.broker.publish(new Set([`team:${OTHER_TEAM}`]))
  await next
  expect(one.sent).toHaveLength(2)
})
test('news of work waits for no look at the database, and what comes within moments is one message', async () => {
  const one = listening('store-1')
  one.broker.publish(SCOPES)
  expect(one.sent).toHaveLength(1)
  expect(one.looks()).toBe(0)
})
