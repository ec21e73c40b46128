import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp, type Place } from '#central/backup/backup.ts'
import { openDatabase } from '#central/store/sql/open.ts'

const base = mkdtempSync(join(tmpdir(), 'damaged-'))
const place: Place = { database: null, folder: join(base, 'central') }
const copy = join(base, 'copia')
afterAll(() => rmSync(base, { recursive: true }))

/** The centre's program as its operator runs it. */
const central = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { DATABASE_URL: _, ...env } = process.env
    const run = ['src-central/main.ts', ...args, '--data', place.folder]
    execFile(process.execPath, run, { env }, (failure, out, err) =>
      resolve({ code: failure === null ? 0 : Number(failure.code), said: out + err }),
    )
  })

beforeAll(async () => {
  await (await openDatabase(null, place.folder, () => {})).close()
  await backUp(place, copy)
})

test.each([
  ['its control file is cut', 'global/pg_control', (file: string) => truncateSync(file, 10)],
  // PGlite would begin an empty database over it, and every console would say that it is another centre.
  ['its first file is gone', 'PG_VERSION', (file: string) => rmSync(file)],
])('a damaged folder is said with what to do, and what is said helps: %s', async (_, file, damage) => {
  damage(join(place.folder, file))
  const served = await central('--port', '0')
  expect(served.code).toBe(1)
  expect(served.said).toMatch(
    /^La base de datos de la carpeta \S+ está dañada y no se puede abrir\. .* restore --from ARCHIVO --data \S+ .* mv \S+ \S+;.*\n$/,
  )
  expect(existsSync(join(place.folder, 'base')), 'what is there stays').toBe(true)
  expect(await central('restore', '--from', copy)).toMatchObject({ code: 0 })
  expect(readdirSync(base).some((name) => name.startsWith('central.antes-'))).toBe(true)
  expect(await central('verify-log')).toMatchObject({ code: 0 })
})
