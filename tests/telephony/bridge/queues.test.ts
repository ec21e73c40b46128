import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bearDocuments } from '#central/sync/born-here.ts'
import { ringsIn } from '#central/telephony/queue-rings.ts'
import { newQueue, type QueueDocument } from '#shared/queues/schema.ts'
import { samplePeople } from '#tools/sample/people.ts'
import { type BridgeWorld, bridgeWorld, type TestAdvisor, until } from '../harness/bridge-world.ts'

let world: BridgeWorld
let luis: TestAdvisor

beforeAll(async () => {
  world = await bridgeWorld()
  luis = await world.advisor('luis')
  await bear(service)
})
afterEach(async () => {
  await luis.is('offline')
  await world.calm()
})
afterAll(() => world.close())

const bear = (queue: QueueDocument) =>
  bearDocuments(world.centre().engineParts, samplePeople[6]?.id ?? '', [{ kind: 'queue', id: queue.id, doc: queue }])
const edit = (queue: QueueDocument) =>
  world.centre().client.query(`update doc_other set doc = $2 where kind = 'queue' and id = $1`, [queue.id, queue])
/** The values of the PBX's database under a family. */
async function kept(family: string): Promise<ReadonlyMap<string, string>> {
  const listed = await world.pbx.ami.list('DBGetTree', { Family: family })
  const rows = listed.ok ? listed.value : []
  return new Map(rows.map(({ fields: { Key = '', Val = '' } }) => [Key.slice(family.length + 2), Val]))
}
const has = (key: string, value: string) =>
  until(`the PBX has ${value} for ${key}`, async () => (await kept('multicontacto-queue')).get(key) === value)
async function queues(): Promise<readonly string[]> {
  const listed = await world.pbx.ami.list('QueueStatus')
  return (listed.ok ? listed.value : []).map(({ fields }) => fields.Queue ?? '')
}
const newest = async () => (await world.interactions())[0]?.call
const service = newQueue('servicio', 'Servicio al cliente')
const always = [{ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 1_440 }]

/** Of the dialplan: the number that was called, and what `opening` found. */
const [EXTEN, RESULT] = ['EXTEN', 'OPENING'].map((name) => `\${${name}}`)

/** Bogotá is UTC−5. */
const VECTORS = [
  ['2026-11-20T18:59', 'open'],
  ['2026-11-20T19:00', 'closed'],
  ['2026-11-21T15:00', 'closed'],
  ['2026-11-21T14:59', 'open'],
  ['2026-11-21T07:59', 'closed'],
  ['2026-11-21T08:00', 'open'],
  ['2026-11-16T10:00', 'holiday'],
  ['2026-04-02T10:00', 'holiday'],
  ['2026-11-23T06:59', 'closed'],
  ['2026-11-23T07:00', 'open'],
  ['2026-11-22T10:00', 'closed'],
] as const

test('the PBX itself knows when a queue is open, on each of the vectors of the law', async () => {
  await edit(service)
  await has('servicio/holiday/3', '')
  await has('servicio/1', '420-1140')
  const told = new Map<string, string>()
  for (const [index, step] of [
    'Set(__CALL_QUEUE=servicio)',
    `Gosub(opening,s,1(${EXTEN}))`,
    `Set(DB(test/${EXTEN})=${RESULT})`,
  ].entries())
    await world.pbx.ami.send('Command', {
      Command: `dialplan add extension _X.,${index + 1},${step} into opening-test`,
    })
  for (const [local] of VECTORS) {
    const seconds = Date.parse(`${local}:00-05:00`) / 1_000
    await world.pbx.ami.send('Originate', {
      ...{ Channel: `Local/${seconds}@opening-test`, Application: 'Wait', Data: '1', Async: 'true' },
    })
    told.set(local, await until(`the PBX decides ${local}`, async () => (await kept('test')).get(String(seconds))))
  }
  expect([...told]).toEqual(VECTORS.map((vector) => [...vector]))
})

test('out of hours a caller hears the coordinator’s words, may leave a message, and it is told why', async () => {
  await edit({ ...service, hours: [], outOfHoursPrompt: 'Abrimos mañana a las siete.' })
  await has('servicio/1', '')
  luis.telephone({})
  await luis.is('available')
  const customer = world.customer({ stay: 18_000 })
  const call = await until('it is told', async () => {
    const one = await newest()
    return one?.entries.some(({ kind }) => kind === 'left') && one
  })
  expect(call.entries.map(({ kind }) => kind)).toEqual(['entered', 'left'])
  expect(call.entries[1]).toMatchObject({ kind: 'left', reason: 'closed' })
  const words = join(world.pbx.settings.instance, 'spool/words')
  await until(
    'the words are spoken',
    async () => existsSync(words) && readdirSync(words).some((name) => /^[0-9a-f]+\.wav$/.test(name)),
  )
  expect((await luis.calls()).body.calls).toEqual([])
  expect(await customer.ended).toBe(0)
  const message = await until('the message is there', async () =>
    (await world.interactions()).find(({ channel }) => channel === 'voicemail'),
  )
  expect(message).toMatchObject({
    advisorId: null,
    direction: 'inbound',
    state: 'open',
    call: { number: '3105550142' },
  })
  expect(message.teamId).not.toBeNull()
})

test('a message that was spoken leaves the PBX, and everybody of the team may hear it', async () => {
  const { body } = await luis.ask('/phone/simulate', { queue: 'servicio' })
  const spool = join(world.pbx.settings.instance, 'spool/voicemail')
  // Its header alone is no word yet.
  await until(
    'the customer speaks',
    async () =>
      readdirSync(spool).some((name) => name.startsWith(body.id) && statSync(join(spool, name)).size > 40_000),
    40_000,
  )
  await world.calm()
  const [heard] = await until('the message is at the centre', async () => {
    const { recordings } = (await luis.ask('/recordings/of', { call: body.id })).body
    return recordings?.length === 1 && recordings
  })
  expect(heard).toMatchObject({ kind: 'voicemail', deletedAt: null })
  expect(heard.durationMs).toBeGreaterThan(2_000)
  expect(Math.max(...heard.peaks)).toBeGreaterThan(20)
  await until('no file is left', async () => readdirSync(spool).length === 0)
})

test('a queue that is made while the PBX runs has its members, and its calls reach them', async () => {
  await edit({ ...service, hours: always, openOnHolidays: true })
  await bear({ ...newQueue('leasing', 'Leasing'), hours: always, openOnHolidays: true })
  await world.centre().client.query(`update doc_team set doc = jsonb_set(doc, '{queues}', '["servicio","leasing"]')`)
  await until('the PBX has the queue', async () => (await queues()).includes('leasing'))
  luis.telephone({})
  expect((await luis.is('available')).body.queues.map(({ id }: { id: string }) => id)).toEqual(['servicio', 'leasing'])
  world.customer({ dials: 'leasing' })
  const [call] = await until('it is answered', async () => {
    const { calls } = (await luis.calls()).body
    return calls.length > 0 && calls
  })
  expect(call).toMatchObject({ queue: 'leasing' })
  // The settings that the PBX begins with do not know it: after a restart it is made again.
  await world.pbx.kill()
  await world.pbx.start()
  await until('the queue is there again', async () => (await queues()).includes('leasing'), 30_000)
})

/** The queue that whoever called last is in, and how it went. */
const lastCall = async () => (await world.interactions())[0]?.call
const reached = (number: string, queue: string) =>
  until(`${number} reaches ${queue}`, async () => {
    const customer = world.customer({ dials: number, stay: 500 })
    await customer.ended
    return (await lastCall())?.queue === queue
  })

test('a queue is reached by the numbers that its coordinator gives it, also after a restart of the PBX', async () => {
  await edit({ ...service, hours: always, openOnHolidays: true })
  const cars = { ...newQueue('vehiculos', 'Vehículos'), hours: always, openOnHolidays: true }
  await bear({ ...cars, numbers: ['6015550177', '6015550100'] })
  await until('the PBX knows', async () => (await kept('multicontacto-number')).get('6015550177') === 'vehiculos')
  await until('the PBX has the queue', async () => (await queues()).includes('vehiculos'))
  await reached('6015550177', 'vehiculos')
  // The settings give it to another: what the coordinator says goes over it.
  await reached('6015550100', 'vehiculos')
  await world.pbx.kill()
  await world.pbx.start()
  await until('the queue is there again', async () => (await queues()).includes('vehiculos'), 30_000)
  await reached('6015550177', 'vehiculos')
  await edit({ ...cars, numbers: [] })
  await until('the PBX has forgotten it', async () => !(await kept('multicontacto-number')).has('6015550177'))
  await reached('6015550177', 'servicio')
  await reached('6015550100', 'servicio')
})

test('how long a queue rings and lets wait is changed while it has calls, which go on', async () => {
  await edit({ ...service, hours: always, openOnHolidays: true })
  luis.telephone({})
  await luis.is('available')
  const customers = world.customer({ number: '3115550011', calls: 2 })
  await until('one talks', async () => ((await luis.calls()).body.calls as unknown[]).length === 1)
  await until('one waits', async () => (await callers()).length === 1)
  await edit({ ...service, hours: always, openOnHolidays: true, ringSeconds: 6, waitSeconds: 10 })
  await has('servicio/wait', '10')
  const rings = async () => {
    const file = await world.pbx.ami.send('GetConfig', { Filename: 'queues.conf' })
    return file.ok ? ringsIn(file.value.fields).get('servicio') : null
  }
  await until('it is written', async () => (await rings()) === 6)
  // Who came before waits by what held then.
  expect(await Promise.race([customers.ended, sleep(12_000, 'they are there')])).toBe('they are there')
  expect((await luis.calls()).body.calls).toHaveLength(1)
  expect(await callers()).toEqual(['3115550011'])
  await world.calm()

  // A telephone that never answers rings for so long, and the customer waits for so long.
  luis.telephone({ rings: 60_000 })
  const answer = await luis.is('available')
  expect(answer.body.queues[0]).toMatchObject({ id: 'servicio', ringSeconds: 6 })
  world.customer({ number: '3115550013' })
  const call = await until(
    'it has waited',
    async () => {
      const one = await lastCall()
      return one?.number === '3115550013' && one.entries.some(({ kind }) => kind === 'left') && one
    },
    20_000,
  )
  const left = call.entries.find(({ kind }) => kind === 'left')
  expect(left?.kind === 'left' && left.waitMs).toBeGreaterThanOrEqual(9_500)
  expect(left?.kind === 'left' && left.waitMs).toBeLessThan(13_000)
  const rang = await world
    .centre()
    .client.query<{ type: string; at: string }>(
      `select body ->> 'type' as type, at from pbx_event where body ->> 'call' = $1 and body ->> 'type' in ('advisorRang', 'ringEnded') order by at`,
      [(await world.interactions())[0]?.id],
    )
  // Their screen says that they are available, and so it rings again.
  expect(rang.slice(0, 2).map(({ type }) => type)).toEqual(['advisorRang', 'ringEnded'])
  const rungMs = Number(rang[1]?.at) - Number(rang[0]?.at)
  expect(rungMs).toBeGreaterThan(4_500)
  expect(rungMs).toBeLessThan(8_000)
})
const callers = async () => {
  const listed = await world.pbx.ami.list('QueueStatus', { Queue: 'servicio' })
  return (listed.ok ? listed.value : []).flatMap(({ fields }) =>
    fields.Event === 'QueueEntry' ? [fields.CallerIDNum] : [],
  )
}

test('a call rings first at whoever knows what its queue asks for, whoever’s turn it is', async () => {
  const carmen = await world.advisor('carmen')
  const english = { ...service, hours: always, openOnHolidays: true, skills: ['Inglés'] }
  await edit(english)
  const { doc } = (await userOf(carmen))[0] ?? {}
  await world
    .centre()
    .client.query('update doc_user set doc = $2 where id = $1', [carmen.user, { ...doc, skills: ['ingles'] }])
  for (const one of [luis, carmen]) {
    one.telephone({ rings: 100 })
    await one.is('available')
  }
  await until('the PBX knows who lacks what', async () => {
    const listed = await world.pbx.ami.list('QueueStatus', { Queue: 'servicio' })
    const penalties = (listed.ok ? listed.value : []).flatMap(({ fields }) =>
      fields.Event === 'QueueMember' ? [`${fields.Name}=${fields.Penalty}`] : [],
    )
    return penalties.includes(`${carmen.name}=0`) && penalties.includes(`${luis.name}=1`)
  })
  // By turns the second of them would be Luis's.
  for (let call = 0; call < 2; call++) expect(await world.customer({ stay: 4_000 }).ended).toBe(0)
  await world.centre().bridge?.settled()
  expect((await world.interactions()).slice(0, 2).map(({ advisorId }) => advisorId)).toEqual([carmen.user, carmen.user])
  await carmen.is('offline')
})
const userOf = ({ user }: TestAdvisor) =>
  world.centre().client.query<{ doc: object }>('select doc from doc_user where id = $1', [user])

test('who is disabled has no telephone any more, and one who is enabled again has', async () => {
  const has = async () => (await kept('multicontacto/endpoint')).has(luis.name)
  expect(await has()).toBe(true)
  const set = (enabled: boolean) =>
    world
      .centre()
      .client.query(`update doc_user set doc = jsonb_set(doc, '{enabled}', $2::jsonb) where id = $1`, [
        luis.user,
        String(enabled),
      ])
  await set(false)
  await until('the endpoint is gone', async () => !(await has()))
  await set(true)
  expect((await luis.ask('/phone/account')).status).toBe(200)
  await until('the endpoint is there', has)
})
