import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { defaultCatalogue } from '#shared/catalogues/shipped.ts'
import { catalogueDocumentId, GUIDEBOOK_ID } from '#shared/guidebook/schema.ts'
import { UserId } from '#shared/kernel/ids.ts'
import { CallsResponse } from '#shared/telephony/bridge-api.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { id, type SignedStore, signIn } from '../identity/caller.ts'

let centre: TestCentre
let luis: SignedStore
beforeAll(async () => {
  centre = await testCentre({
    phone: {
      // Nobody listens there: the bridge knows the calls that this test gives it.
      ...{ name: 'pbx', wsUrl: 'ws://127.0.0.1:1/ws', domain: 'pbx', front: null, iceServers: [], queues: [] },
      ...{ ami: { host: '127.0.0.1', port: 1, user: 'centre', secret: 'not-a-real-secret' } },
      ...{ recordings: null, demo: null },
    },
  })
  luis = await signIn(centre.url, 'luis')
})
afterAll(() => centre.close())

const [LUIS, , SOFIA] = samplePeople.map(({ id: user }) => UserId.parse(user)) as [UserId, UserId, UserId] // the sample's first three
const CALL = id()
const VERSION = '2027-01.1'

/** A call of Luis's in which a coordinator does both. */
function isHeard() {
  const { channels, parts } = centre.bridge?.calls ?? {}
  const [legs, theirs] = [channels, parts] as Map<string, object>[] // of what is asked of them
  legs?.set('leg', { id: 'leg', bridge: 'b' }).set('customer', { id: 'customer', call: CALL, bridge: 'b', queue: null })
  theirs?.set('leg', { id: 'leg', advisor: LUIS, call: CALL, customer: 'customer', at: 1, came: 1 })
  for (const act of ['listen', 'whisper'])
    legs?.set(act, { id: act, state: 'up', bridge: null, supervises: { act, by: SOFIA, call: CALL } })
}

async function acts(): Promise<readonly string[]> {
  const answer = await fetch(`${centre.url}/v1/phone/calls`, { headers: { authorization: `Bearer ${luis.access}` } })
  const { calls } = CallsResponse.parse(await answer.json())
  return calls.flatMap(({ heardBy }) => heardBy.map(({ act }) => act))
}

test('who only listens is told to the console of an advisor, and does not leave a centre whose edition keeps them apart', async () => {
  isHeard()
  expect(await acts()).toEqual(['listen', 'whisper'])
  const shipped = defaultCatalogue()
  const content = { ...shipped, version: VERSION, settings: { ...shipped.settings, listeningShown: false } }
  const published = { version: VERSION, publishedAt: '2026-11-26T15:00:00.000Z', publishedBy: SOFIA, guides: {} }
  const catalogue = {
    id: catalogueDocumentId(VERSION),
    ...published,
    basedOn: shipped.version,
    note: 'Prueba',
    content,
  }
  await bearDocuments(centre.engineParts, SOFIA, [
    { kind: 'catalogue', id: catalogue.id, doc: catalogue },
    { kind: 'guidebook', id: GUIDEBOOK_ID, doc: { id: GUIDEBOOK_ID, current: VERSION, guides: {} } },
  ])
  expect(await acts()).toEqual(['whisper'])
})
