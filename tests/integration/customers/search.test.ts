import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchCustomers, textQuery } from '#central/customers/search.ts'
import { likelyNumbers } from '#shared/customers/likely-number.ts'
import { model } from '#shared/model/model.ts'
import { type TestCentre, testCentre } from '../../support/centre.ts'
import { newDatabase } from '../../support/databases.ts'
import { command, id, post, pushOf, type SignedStore, signIn } from '../identity/caller.ts'

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('the centre’s search of customers on $name', ({ database }) => {
  let centre: TestCentre
  let luis: SignedStore
  const [valle, ana] = [id(), id()]

  beforeAll(async () => {
    centre = await testCentre({ database: await database() })
    luis = await signIn(centre.url, 'luis')
    const create = (customerId: string, card: object) =>
      command(
        'customer.create',
        { customerId, type: 'company', identifiers: [], phones: [], emails: [], city: '', notes: '', ...card },
        luis.userId,
      )
    const pushed = await post(
      centre.url,
      '/push',
      pushOf(luis.store, [
        create(valle, {
          name: 'Confección Ñandú del Valle',
          identifiers: [{ type: 'nit', number: '900123456' }],
          phones: [{ number: '3105550142', extension: null }],
          emails: ['Ventas@nandu.example'],
          notes: 'Prefiere la mañana',
        }),
        create(ana, { type: 'person', name: 'ANA MEJÍA', identifiers: [{ type: 'cedula', number: '52123456' }] }),
        create(id(), { name: 'Sin palabras largas', notes: 'x'.repeat(4_000) }),
      ]),
      luis.access,
    )
    expect(pushed.body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'accepted',
      'accepted',
      'accepted',
    ])
  })
  afterAll(() => centre.close())

  const search = async (text: string) => (await post(centre.url, '/search/customers', { text }, luis.access)).body
  const found = async (text: string) => (await search(text)).rows.map((row: { id: string }) => row.id)

  test.each([
    ['nandu confeccion'],
    ['VALLE ñan'],
    ['900.123.456-8'],
    ['9001234568'],
    ['+57 310 555 0142'],
    ['ventas@nandu.example'],
    ['manana'],
  ])('finds a card by «%s»', async (text) => {
    expect(await found(text)).toEqual([valle])
  })
  test('all words are needed, and signs are no query language', async () => {
    expect(await found('valle mejia')).toEqual([])
    expect(await found("valle' & !:* |")).toEqual([valle])
    expect(await found(' :&| ')).toEqual([])
  })
  test.each([
    ['900.123.465-8', valle, 'swapped'],
    ['90012345', valle, null],
    ['900123457', valle, 'digit'],
    ['5212345', ana, null],
    ['51123456', ana, 'digit'],
  ])('«%s» is likely or found', async (text, customer, mistake) => {
    const { rows, likely } = await search(text)
    if (mistake === null) expect(rows).toMatchObject([{ id: customer }])
    else expect(likely).toMatchObject([{ customer: { id: customer }, mistake }])
  })
  test('the card of an id comes alone, and an unknown id is nobody', async () => {
    expect(await found(ana)).toEqual([ana])
    expect(await search(id())).toEqual({ rows: [], likely: [] })
  })
  test('whoever serves no customers may not ask', async () => {
    const admin = await signIn(centre.url, 'admin')
    expect(await post(centre.url, '/search/customers', { text: 'valle' }, admin.access)).toMatchObject({ status: 403 })
  })
})

test('at 100,000 customers nothing is read through: each search goes by its index', async () => {
  const centre = await testCentre({ database: await newDatabase() })
  const { client } = centre
  await client.script(`
    insert into doc_customer (id, version, schema, doc)
    select gen_random_uuid(), 1, 1, jsonb_build_object('id', gen_random_uuid(), 'type', 'company',
      'name', 'Empresa ' || n || ' ' || md5(n::text), 'identifiers', jsonb_build_array(jsonb_build_object('type', 'nit', 'number', (800000000 + n * 7)::text)),
      'phones', '[]'::jsonb, 'emails', '[]'::jsonb, 'city', 'Cali', 'notes', '', 'consents', '[]'::jsonb, 'mergedInto', null,
      'createdAt', '2026-11-24T13:00:00.000Z', 'createdBy', gen_random_uuid())
    from generate_series(1, 100000) n;
    analyze doc_customer;`)
  const plan = async (sql: string, value: unknown): Promise<string> =>
    (await client.query<Record<string, string>>(`explain ${sql}`, [value]))
      .map((row) => Object.values(row)[0])
      .join('\n')
  const words = await plan(
    `select doc from doc_customer where search @@ to_tsquery('simple', $1) limit 50`,
    textQuery('empresa 4567'),
  )
  const numbers = await plan(
    'select doc from doc_customer where numbers ?| $1::text[] limit 50',
    likelyNumbers('800.031.996').map(({ number }) => number),
  )
  expect(words).toContain('doc_customer_search')
  expect(numbers).toContain('doc_customer_numbers')
  const times: number[] = []
  for (let n = 0; n < 40; n += 1) {
    const began = performance.now()
    await searchCustomers(client, model, `8000319${n % 10}9`)
    times.push(performance.now() - began)
  }
  console.info(
    `likely numbers at 100,000 customers: ${Math.round(times.toSorted((a, b) => a - b)[20] ?? 0)} ms at the median`,
  )
  await centre.close()
})
