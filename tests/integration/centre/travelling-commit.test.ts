import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SqlClient } from '#central/store/sql/client.ts'
import { databases } from '../../support/databases.ts'

describe.each(databases)('a transaction on $name', ({ open }) => {
  let client: SqlClient
  beforeAll(async () => {
    client = (await open()).client
    await client.script('create table told (id int primary key)')
  })
  afterAll(() => client.close())
  const told = async () => (await client.query<{ id: number }>('select id from told order by id')).map(({ id }) => id)

  test('has done what nobody waited for when it is over', async () => {
    await client.transaction('read committed', async (connection) => {
      await connection.query('insert into told values (1)')
      for (const id of [2, 3]) void connection.query('insert into told values ($1)', [id])
    })
    expect(await told()).toEqual([1, 2, 3])
  })

  test('fails with a statement that nobody waited for, and then nothing of it has happened', async () => {
    const failing = client.transaction('read committed', async (connection) => {
      await connection.query('insert into told values (4)')
      connection.query('insert into told values (1)').catch(() => {})
      connection.query('insert into told values (5)').catch(() => {})
      return 'done'
    })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await told()).toEqual([1, 2, 3])
  })

  test('that has only read gives its connection back', async () => {
    const reads = Array.from({ length: 30 }, () =>
      client.transaction('repeatable read', async (connection) => connection.query('select 1 as one')),
    )
    expect(await Promise.all(reads)).toHaveLength(30)
    await expect(
      client.transaction('repeatable read', async (connection) => connection.query('select wrong')),
    ).rejects.toThrow()
    expect(await told()).toEqual([1, 2, 3])
  })
})
