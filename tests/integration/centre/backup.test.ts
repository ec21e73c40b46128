import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backUp, type Place, restore } from '#central/backup/backup.ts'
import { readKeys } from '#central/config/keys.ts'
import { openDatabase } from '#central/store/sql/open.ts'
import { pgClient } from '#central/store/sql/pg-client.ts'
import { pgliteClient } from '#central/store/sql/pglite-client.ts'
import { newDatabase } from '../../support/databases.ts'

const base = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(base, { recursive: true }))

/** Where the program itself looks for it. */
const keyOf = ({ folder }: Place) => readKeys(`${folder}-keys`).cursor

/** The centre's program as its operator runs it. */
const central = (args: string[], place: Place): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const environment = { ...process.env, ...(place.database === null ? {} : { DATABASE_URL: place.database }) }
    if (place.database === null) delete environment.DATABASE_URL
    const run = ['src-central/main.ts', ...args, '--data', place.folder]
    execFile(process.execPath, run, { env: environment }, (failure, out, err) =>
      resolve({ code: failure === null ? 0 : Number(failure.code), said: out + err }),
    )
  })

describe.each([
  { name: 'PostgreSQL', database: newDatabase },
  { name: 'PGlite', database: async () => null },
])('a backup on $name', ({ name, database }) => {
  let place: Place
  const file = join(base, `${name}.copia`)
  const centreOf = async () => {
    const client = await openDatabase(place.database, place.folder, () => {})
    const [head] = await client.query<{ centre: string }>('select centre from head')
    await client.close()
    return head?.centre
  }
  beforeAll(async () => {
    place = { database: await database(), folder: join(base, name) }
    await centreOf()
  })

  test('is made and put back by the commands, and what was there stays beside it', async () => {
    const centre = await centreOf()
    expect(await central(['backup', '--to', file], place)).toMatchObject({ code: 0 })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const done = await central(['restore', '--from', file], place)
    expect(done).toMatchObject({ code: 0, said: expect.stringContaining('recuperación') })
    const aside = /quedó como (\S+)\./.exec(done.said)?.[1] ?? ''
    if (place.database === null) expect(existsSync(aside)).toBe(true)
    expect(await centreOf()).toBe(centre)
    const verified = await central(['verify-log'], place)
    expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('se restauró una copia') })
    // Keys of another centre seal nothing here; whoever knows of the restore answers for it.
    const elsewhere = ['verify-log', '--keys', join(base, 'otras-llaves')]
    expect(await central(elsewhere, place)).toMatchObject({
      code: 1,
      said: expect.stringContaining('--accept-restore'),
    })
    const at = /En la posición (\d+)/.exec(verified.said)?.[1] ?? ''
    expect(await central([...elsewhere, '--accept-restore', at], place)).toMatchObject({ code: 0 })
    expect(existsSync(join(base, 'otras-llaves')), 'an audit makes no keys').toBe(false)
  })

  test('that others have put back begins a recovery by a command of its own', async () => {
    expect(await central(['restored'], place)).toMatchObject({ code: 0 })
    const client = await openDatabase(place.database, place.folder, () => {})
    expect(await client.query(`select 1 from log where outcome = 'restored'`)).toHaveLength(2)
    expect(await client.query('select 1 from recovery where not ended')).toHaveLength(2)
    // The row stands where the first that was lost stood: that one, too, is above the fork.
    const forks = `select 1 from recovery r join log l on l.outcome = 'restored' and l.position = r.fork + 1`
    expect(await client.query(forks)).toHaveLength(2)
    await client.close()
  })

  test('is not put back under a centre that is running', async () => {
    await backUp(place, file)
    const running = await openDatabase(place.database, place.folder, () => {})
    await running.query('select 1')
    const refused = await central(['restore', '--from', file], place)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('primero') })
    expect(await running.query('select 1 from head')).toHaveLength(1)
    await running.close()
  })

  // PGlite is one process's own: nobody else is connected to it.
  if (name === 'PostgreSQL')
    test('waits a moment for the connections of nodes that have just stopped', async () => {
      await backUp(place, file)
      const leaving = await openDatabase(place.database, place.folder, () => {})
      await leaving.query('select 1')
      const gone = sleep(500).then(() => leaving.close())
      const [aside] = await Promise.all([restore(place, file, Date.now() + 1_000, keyOf(place)), gone])
      expect(aside).toMatch(/^antes_/)
    })

  test('that is damaged leaves what is there', async () => {
    const centre = await centreOf()
    const damaged = `${file}.rota`
    await backUp(place, damaged)
    truncateSync(damaged, Math.floor(statSync(damaged).size / 2))
    await expect(restore(place, damaged, Date.now(), keyOf(place))).rejects.toThrow()
    expect(await centreOf()).toBe(centre)
  })

  test('that is none of a centre leaves what is there, however often it is tried', async () => {
    const centre = await centreOf()
    const other: Place = { database: await database(), folder: join(base, `${name}-otra`) }
    const client = other.database === null ? await pgliteClient(other.folder) : pgClient(other.database, () => {})
    await client.script('create table head (centre text); create table migration (name text)')
    await client.close()
    const wrong = `${file}.otra`
    await backUp(other, wrong)
    for (let times = 0; times < 2; times++) {
      const refused = await central(['restore', '--from', wrong], place)
      expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('no es una copia del centro') })
      expect(await centreOf()).toBe(centre)
    }
    // And the right one is still put back afterwards.
    await backUp(place, file)
    await restore(place, file, Date.now() + 2_000, keyOf(place))
    expect(await centreOf()).toBe(centre)
  })

  test('that was cut off has another name', async () => {
    const nowhere = join(base, 'no-hay', 'copia')
    await expect(backUp(place, nowhere)).rejects.toThrow()
    expect(readdirSync(base).some((entry) => entry.endsWith('.incompleta'))).toBe(false)
  })

  test('verify-log says nothing of what a file holds that is none of heads', async () => {
    const heads = join(base, `${name}.txt`)
    writeFileSync(heads, 'Zoraida Quintero')
    const refused = await central(['verify-log', '--heads', heads], place)
    expect(refused).toEqual({ code: 1, said: `El centro no pudo seguir: El archivo ${heads} no es JSON.\n` })
  })

  test('verify-log compares with the heads of a file, and says what is cut off', async () => {
    const heads = join(base, `${name}.json`)
    writeFileSync(heads, JSON.stringify([{ position: 1_000, chain: 'a'.repeat(64) }]))
    const client = await openDatabase(place.database, place.folder, () => {})
    await client.script(
      'alter table log disable trigger log_append_only; delete from log; alter table log enable trigger log_append_only',
    )
    await client.query(`update head set position = 0, chain = $1`, ['0'.repeat(64)])
    await client.close()
    expect(await central(['verify-log', '--heads', heads], place)).toMatchObject({
      code: 1,
      said: expect.stringContaining('se cortó el final'),
    })
  })
})
