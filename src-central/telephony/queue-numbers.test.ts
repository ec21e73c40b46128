import { expect, test } from 'vitest'
import { ok, reject } from '#shared/kernel/result.ts'
import type { Ami } from './ami/client.ts'
import type { AmiFields } from './ami/messages.ts'
import { numberWriter } from './queue-numbers.ts'

/** A PBX's database of numbers; it writes down what it is asked. */
function pbx(begun: Readonly<Record<string, string>>) {
  const database = new Map(Object.entries(begun))
  const asked: string[] = []
  const list = async () =>
    database.size === 0
      ? reject('phone.pbxRefused')
      : ok(
          [...database].map(([key, Val]) => ({
            fields: { Key: `/multicontacto-number/${key}`, Val },
            all: () => [],
          })),
        )
  const send = async (action: string, { Key = '', Val = '' }: AmiFields = {}) => {
    asked.push(`${action} ${Key}`)
    if (action === 'DBPut') database.set(String(Key), String(Val))
    else if (!database.delete(String(Key))) return reject('phone.pbxRefused')
    return ok({ fields: {}, all: () => [] })
  }
  return { database, asked, ami: { list, send } as unknown as Ami } // the rest is not asked
}

test('the PBX has the numbers of the plan and no others, of before a restart either', async () => {
  const { database, asked, ami } = pbx({ '6015550100': 'servicio', '6015550109': 'gone' })
  const numbers = numberWriter(ami)
  const plan = new Map([
    ['6015550100', 'servicio'],
    ['6015550101', 'credito'],
  ])
  await numbers.write(plan)
  expect([...database]).toEqual([...plan])
  expect(asked.splice(0)).toEqual(['DBPut 6015550101', 'DBDel 6015550109'])
  await numbers.write(plan)
  expect(asked).toEqual([])
})

test('a number that another node took away holds up none that comes after it', async () => {
  const { database, ami } = pbx({ '6015550100': 'servicio', '6015550101': 'credito' })
  const numbers = numberWriter(ami)
  await numbers.write(new Map(database))
  database.delete('6015550100')
  expect(await numbers.write(new Map())).toEqual({ ok: true, value: null })
  expect(database.size).toBe(0)
})

test('a PBX in which nobody has written a number takes the first', async () => {
  const { database, ami } = pbx({})
  await numberWriter(ami).write(new Map([['6015550100', 'servicio']]))
  expect([...database]).toEqual([['6015550100', 'servicio']])
})
