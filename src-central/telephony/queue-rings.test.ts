import { expect, test } from 'vitest'
import { ok, reject } from '#shared/kernel/result.ts'
import type { Queue } from '#shared/telephony/queues.ts'
import type { Ami } from './ami/client.ts'
import type { AmiFields } from './ami/messages.ts'
import { ringsIn, ringWriter } from './queue-rings.ts'

/** A PBX whose file has so many seconds of each queue; it writes down what it is asked, and takes so many changes. */
function pbx(seconds: Readonly<Record<string, number>>, takes = { changes: Number.POSITIVE_INFINITY }) {
  const file = new Map(Object.entries(seconds))
  const asked: string[] = []
  const fields = () =>
    Object.fromEntries(
      [...file].flatMap(([queue, value], at) => [
        [`Category-00000${at}`, queue],
        [`Line-00000${at}-000000`, 'strategy=leastrecent'],
        [`Line-00000${at}-000001`, `timeout=${value}`],
      ]),
    )
  const send = async (action: string, given: AmiFields = {}) => {
    asked.push(action)
    if (action === 'UpdateConfig' && takes.changes-- <= 0) return reject('phone.pbxRefused', { said: 'Save failed' })
    for (const [key, value] of Object.entries(given))
      if (key.startsWith('Cat-')) file.set(String(value), Number(given[key.replace('Cat', 'Value')]))
    return ok({ fields: action === 'GetConfig' ? fields() : {}, all: () => [] })
  }
  return { file, asked, ami: { send } as unknown as Ami } // the rest is not asked
}
const queues = (ringSeconds: Readonly<Record<string, number>>) =>
  Object.entries(ringSeconds).map(([id, seconds]) => ({ id, ringSeconds: seconds }) as Queue) // the rest is not read

test('only what is otherwise in the file is written, and nothing is asked again until it changes', async () => {
  const { file, asked, ami } = pbx({ general: 0, servicio: 20, credito: 20 })
  const rings = ringWriter(ami)
  await rings.write(queues({ servicio: 20, credito: 35 }))
  expect([...file]).toEqual([
    ['general', 0],
    ['servicio', 20],
    ['credito', 35],
  ])
  expect(asked.splice(0)).toEqual(['GetConfig', 'UpdateConfig', 'QueueReload'])
  await rings.write(queues({ servicio: 20, credito: 35 }))
  expect(asked.splice(0)).toEqual([])
  rings.forget()
  await rings.write(queues({ servicio: 20, credito: 35 }))
  expect(asked).toEqual(['GetConfig'])
})

test('what the PBX refuses is not asked of it again until something else is wanted or it may have begun anew', async () => {
  const takes = { changes: 0 }
  const { file, asked, ami } = pbx({ servicio: 20 }, takes)
  const rings = ringWriter(ami)
  const wish = (seconds: number) => rings.write(queues({ servicio: seconds }))
  const refused = { error: { code: 'phone.pbxRefused', facts: { said: 'Save failed' } } }
  expect(await wish(35)).toMatchObject(refused)
  expect(asked.splice(0)).toEqual(['GetConfig', 'UpdateConfig'])
  expect(await wish(35)).toMatchObject(refused)
  expect(asked).toEqual([])
  expect(await wish(40)).toMatchObject(refused)
  expect(asked.splice(0)).toEqual(['GetConfig', 'UpdateConfig'])
  rings.forget()
  takes.changes = 1
  expect(await wish(40)).toMatchObject({ ok: true })
  expect([asked, file.get('servicio')]).toEqual([['GetConfig', 'UpdateConfig', 'QueueReload'], 40])
})

test('the queues run with what was written before the PBX refused the rest', async () => {
  const names = Array.from({ length: 26 }, (_, at) => `cola${at}`)
  const all = (seconds: number) => Object.fromEntries(names.map((name) => [name, seconds]))
  const { file, asked, ami } = pbx(all(20), { changes: 1 })
  expect(await ringWriter(ami).write(queues(all(35)))).toMatchObject({ ok: false })
  expect(asked).toEqual(['GetConfig', 'UpdateConfig', 'UpdateConfig', 'QueueReload'])
  expect([file.get('cola24'), file.get('cola25')]).toEqual([35, 20])
})

test('a queue that the file does not have is not looked for at every turn', async () => {
  const { asked, ami } = pbx({ servicio: 20 })
  const rings = ringWriter(ami)
  for (const _ of [1, 2]) await rings.write(queues({ servicio: 20, nueva: 25 }))
  expect(asked).toEqual(['GetConfig'])
})

test('the seconds of a section are those of its own lines', () => {
  const fields = {
    ...{ 'Category-000000': 'general', 'Line-000000-000000': 'persistentmembers=no' },
    ...{ 'Category-000001': 'servicio', 'Line-000001-000000': 'strategy=leastrecent' },
    ...{ 'Line-000001-000001': 'timeout=25', 'Line-000001-000002': 'retry=1' },
  }
  expect([...ringsIn(fields)]).toEqual([['servicio', 25]])
})
