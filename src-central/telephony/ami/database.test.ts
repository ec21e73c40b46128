import { expect, test } from 'vitest'
import { ok, type Rejection, type Result, reject } from '#shared/kernel/result.ts'
import { entriesUnder } from './database.ts'

const under = (family: string, listed: Result<readonly Readonly<Record<string, string>>[], Rejection>) =>
  entriesUnder(
    { list: async () => (listed.ok ? ok(listed.value.map((fields) => ({ fields }))) : listed) } as never,
    family,
  )

test('entries are told by their keys within the family', async () => {
  const rows = [
    { Key: '/registrar/contact/100;@a', Val: '{}' },
    { Key: '/registrar/contact/101;@b', Val: '' },
    { Key: '/registrar/contacts/102', Val: 'of another family' },
  ]
  expect(await under('registrar/contact', ok(rows))).toEqual(
    ok(
      new Map([
        ['100;@a', '{}'],
        ['101;@b', ''],
      ]),
    ),
  )
})

test('a family with nothing in it is empty, and a PBX that is away says nothing of it', async () => {
  expect(await under('x', reject('phone.pbxRefused', { said: 'Database entry not found' }))).toEqual(ok(new Map()))
  expect(await under('x', reject('phone.pbxAway'))).toEqual(reject('phone.pbxAway'))
})
