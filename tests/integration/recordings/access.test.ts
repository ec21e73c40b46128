import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InteractionId } from '#shared/kernel/ids.ts'
import { samplePeople, sampleTeams } from '#tools/sample/people.ts'
import { command, post, pushOf, signIn } from '../identity/caller.ts'
import { calledBy, handOver, type RecordingCentre, recordingCentre, wav } from './recorded.ts'

/** Who may hear the conversation of Luis, the message left to his team, and those of the other team; who sees the audit. */
const [bogota, medellin] = sampleTeams
const person = (login: string) => {
  const found = samplePeople.find((one) => one.login === login)
  if (found === undefined) throw new Error(`nobody is called ${login}`)
  return found
}
const coordinator = samplePeople.find(({ id: one }) => one === bogota?.coordinatorId)
const ofRole = (role: string) => samplePeople.find(({ roles }) => roles.some((one) => one === role))?.login ?? ''

let centre: RecordingCentre
const calls = {} as Record<'own' | 'message' | 'foreign' | 'foreignMessage', InteractionId>
const recordings: Partial<Record<keyof typeof calls, string>> = {}

beforeAll(async () => {
  centre = await recordingCentre(null)
  const luis = person('luis')
  // Their own call even: the role decides first.
  const elsewhere = { id: person('admin').id, teamId: medellin?.id ?? null }
  calls.own = await calledBy(centre, luis)
  calls.message = await calledBy(centre, luis, 'voicemail')
  calls.foreign = await calledBy(centre, elsewhere)
  calls.foreignMessage = await calledBy(centre, elsewhere, 'voicemail')
  const names = Object.keys(calls) as (keyof typeof calls)[] // the keys that were just set
  for (const name of names) {
    const kind = name.toLowerCase().includes('message') ? 'voicemail' : 'call'
    await handOver(centre.url, { call: calls[name], bytes: wav(1, names.indexOf(name) + 1), kind })
    const [row] = await centre.client.query<{ id: string }>('select id from recording where call_id = $1', [
      calls[name],
    ])
    recordings[name] = row?.id ?? ''
  }
})
afterAll(() => centre.end())

const HEARS: Record<string, { login: string; may: readonly (keyof typeof calls)[]; audit: boolean }> = {
  'who took the call': { login: 'luis', may: ['own', 'message'], audit: false },
  'another advisor of the team': { login: 'carmen', may: ['message'], audit: false },
  'the coordinator of the team': { login: coordinator?.login ?? '', may: ['own', 'message'], audit: true },
  'who monitors quality': {
    login: ofRole('quality_analyst'),
    may: ['own', 'message', 'foreign', 'foreignMessage'],
    audit: true,
  },
  'an analyst of the bank': { login: ofRole('oefv_analyst'), may: [], audit: false },
  'an area of the bank': { login: ofRole('area_owner'), may: [], audit: false },
  'who administers the workstations': { login: ofRole('it_admin'), may: [], audit: false },
}

describe('a recording is heard by', () => {
  test.each(Object.entries(HEARS))(
    '%s as the matrix says, and by nobody beyond it',
    async (_, { login, may, audit }) => {
      const { access, userId } = await signIn(centre.url, login)
      for (const name of Object.keys(calls) as (keyof typeof calls)[]) {
        const recording = recordings[name] ?? ''
        const allowed = may.includes(name)
        const found = await post(centre.url, '/recordings/of', { call: calls[name] }, access)
        const heard = (found.body.recordings ?? []).map((one: { id: string }) => one.id)
        expect([name, heard]).toEqual([name, allowed ? [recording] : []])
        const begun = await post(centre.url, `/recordings/${recording}/listen`, undefined, access)
        expect([name, begun.status]).toEqual([name, allowed ? 200 : 404])
        const sound = (listening: string) =>
          fetch(`${centre.url}/v1/recordings/${recording}/sound?listening=${listening}`, {
            headers: { authorization: `Bearer ${access}` },
          })
        expect((await sound(crypto.randomUUID())).status).toBe(404)
        if (!allowed) continue
        expect((await sound(begun.body.listening)).status).toBe(200)
        const again = await post(centre.url, '/recordings/of', { call: calls[name] }, access)
        const { listenings } = again.body.recordings[0]
        expect(listenings === null ? null : listenings[0].by).toBe(audit ? userId : null)
      }
    },
  )

  test('nobody with another’s listening', async () => {
    const luis = await signIn(centre.url, 'luis')
    const other = await signIn(centre.url, ofRole('quality_analyst'))
    const begun = await post(centre.url, `/recordings/${recordings.own}/listen`, undefined, luis.access)
    const sound = (access: string) =>
      fetch(`${centre.url}/v1/recordings/${recordings.own}/sound?listening=${begun.body.listening}`, {
        headers: { authorization: `Bearer ${access}` },
      })
    expect((await sound(luis.access)).status).toBe(200)
    expect((await sound(other.access)).status).toBe(404)
  })

  test('nobody who says of a colleague’s call that it rang at theirs and that they answered', async () => {
    const carmen = await signIn(centre.url, 'carmen')
    const opened = { channel: 'voice', direction: 'inbound', openedAt: new Date().toISOString() }
    const contact = { interactionId: calls.own, customerId: null, ...opened }
    const heard = { contact, number: null, queue: 'servicio', video: false, consults: null }
    const said = ['call.rang', 'call.answered'].map((name) => command(name, heard, carmen.userId))
    const pushed = await post(centre.url, '/push', pushOf(carmen.store, said), carmen.access)
    expect(pushed.body.answers).toMatchObject([{ outcome: 'accepted' }, { outcome: 'accepted' }])
    const found = await post(centre.url, '/recordings/of', { call: calls.own }, carmen.access)
    expect(found.body.recordings ?? []).toEqual([])
    expect((await post(centre.url, `/recordings/${recordings.own}/listen`, undefined, carmen.access)).status).toBe(404)
    const luis = await signIn(centre.url, 'luis')
    expect((await post(centre.url, `/recordings/${recordings.own}/listen`, undefined, luis.access)).status).toBe(200)
    const [row] = await centre.client.query<{ breaches: unknown }>(
      "select doc -> 'breaches' as breaches from doc_interaction where id = $1",
      [calls.own],
    )
    expect(row?.breaches).toMatchObject([{ rule: 'call.othersContact', reviewedBy: null }])
  })

  test('each listening is a row of the log, with who and which', async () => {
    const luis = await signIn(centre.url, 'luis')
    await post(centre.url, `/recordings/${recordings.own}/listen`, undefined, luis.access)
    const rows = await centre.client.query<{ actor: string; versions: unknown }>(
      `select actor, versions from log where outcome = 'recordingPlayed' order by position desc limit 1`,
    )
    expect(rows).toMatchObject([
      {
        actor: luis.userId,
        versions: [
          ['interaction', calls.own, 0],
          ['recording', recordings.own, 1],
        ],
      },
    ])
  })
})
