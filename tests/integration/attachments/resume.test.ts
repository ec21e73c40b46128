import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readKeys } from '#central/config/keys.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import type { StoreProcess } from '#main/shell/shell.ts'
import { PIECE_BYTES } from '#shared/attachments/limits.ts'
import { type Program, startProgram } from '../../e2e/console/program.ts'
import { PASSWORD, testCentre } from '../../support/centre.ts'
import { type TestConsole, testConsole } from '../../support/console.ts'
import { newDatabase } from '../../support/databases.ts'
import { type Gate, gate } from '../../support/gate.ts'
import { freePort } from '../../support/ports.ts'
import { added, all, escalated, pdf, readAll } from './files.ts'

const central = fileURLToPath(new URL('../../../src-central/main.ts', import.meta.url))
const SIZE = 3 * PIECE_BYTES + 1_000

describe.each([
  { name: 'PGlite', database: async () => null },
  { name: 'PostgreSQL', database: newDatabase },
])('a file on its way to $name', ({ database }) => {
  const folder = mkdtempSync(join(tmpdir(), 'attachments-'))
  const consoles = new Set<TestConsole>()
  let program: Program
  let way: Gate
  let start: () => Promise<Program>
  let pedro: TestConsole

  const opened = async (login: string, url: string, at?: string, shell = {}): Promise<TestConsole> => {
    const one = testConsole(url, at, shell)
    consoles.add(one)
    expect(await one.call('session.signIn', { login, password: PASSWORD })).toMatchObject({ ok: true })
    return one
  }
  const online = (at: TestConsole) =>
    at.until('sync.status', {}, (status) => status.connection === 'online' && status.pending === 0)

  beforeAll(async () => {
    const url = await database()
    const data = join(folder, 'central')
    const first = await testCentre({ database: url, folder: data, keys: readKeys(`${data}-keys`) })
    await first.close()
    const port = await freePort()
    const { DATABASE_URL: _, ...plain } = process.env
    const env = url === null ? plain : { ...plain, DATABASE_URL: url }
    start = () => startProgram(central, ['--data', data, '--port', `${port}`], env)
    program = await start()
    way = await gate(program.url)
    pedro = await opened('pedro', program.url)
  })
  afterAll(async () => {
    for (const one of consoles) {
      await one.stop()
      one.remove()
    }
    await way.end()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is added offline, seen as on its way, and goes on where it was after its console was killed', async () => {
    let process: StoreProcess | null = null
    const shell = {
      startStore() {
        process = startWorkerStore()
        return process
      },
    }
    const luis = await opened('luis', way.url, undefined, shell)
    await online(luis)
    way.close()
    const bytes = pdf(SIZE)
    const file = await added(luis, 'contacto/escalation.1', 'Carta del cliente.pdf', bytes)
    const caseId = await escalated(luis, [file])
    expect(await luis.query('attachments.inPlace', { place: 'contacto/escalation.1' })).toEqual([])
    await luis.until('attachments.ofCase', { caseId }, all('toSend'))

    way.open()
    const held = way.holdAfter(1)
    await luis.call('sync.now', {})
    await held
    expect(await luis.query('attachments.ofCase', { caseId })).toMatchObject([{ state: 'sending', percent: 33 }])
    await pedro.until('cases.get', { id: caseId }, (one) => one !== null)
    await pedro.call('attachment.ask', { caseId })
    await pedro.until('attachments.ofCase', { caseId }, all('underway'))
    expect(await pedro.call('attachment.fetch', { caseId, id: file.id })).toMatchObject({
      ok: false,
      error: { code: 'attachment.underway' },
    })

    await (process as StoreProcess | null)?.stop() // set by startStore, which the compiler does not see
    consoles.delete(luis)
    const before = way.pieces.length
    way.open()
    const again = await opened('luis', way.url, luis.folder)
    await again.until('attachments.ofCase', { caseId }, all('kept'))
    expect(way.pieces.slice(before)).toEqual([PIECE_BYTES, 2 * PIECE_BYTES, 3 * PIECE_BYTES])

    await pedro.until('attachments.ofCase', { caseId }, all('kept'))
    expect(await pedro.call('attachment.fetch', { caseId, id: file.id })).toEqual({ ok: true, value: null })
    expect((await readAll(pedro, file.id)).equals(bytes)).toBe(true)
    await again.stop()
  })

  test('goes on where it was after the centre was killed, and a piece that arrived damaged is sent again', async () => {
    const carmen = await opened('carmen', way.url)
    await online(carmen)
    const bytes = pdf(SIZE)
    const file = await added(carmen, 'otro', 'Extracto.pdf', bytes)
    const before = way.pieces.length
    const held = way.holdAfter(2)
    const caseId = await escalated(carmen, [file])
    await held
    await program.kill()
    program = await start()
    way.close()
    way.open()
    way.damageNext()
    await carmen.call('sync.now', {})
    await carmen.until('attachments.ofCase', { caseId }, all('kept'))
    // The damaged rest was found out at its end; then all of it came again.
    const [P, ...rest] = [PIECE_BYTES, 0, PIECE_BYTES, 2 * PIECE_BYTES, 3 * PIECE_BYTES]
    expect(way.pieces.slice(before)).toEqual([0, P, 2 * PIECE_BYTES, 3 * PIECE_BYTES, ...rest])
    await pedro.until('cases.get', { id: caseId }, (one) => one !== null)
    expect(await pedro.call('attachment.fetch', { caseId, id: file.id })).toEqual({ ok: true, value: null })
    expect((await readAll(pedro, file.id)).equals(bytes)).toBe(true)
  })
})
