import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PASSWORD, testCentre } from '../../support/centre.ts'
import { newId, testConsole } from '../../support/console.ts'

const isRoot = process.getuid?.() === 0

/** Fills what is left of a file system, down to less than a page. */
function fill(path: string, folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(path, Buffer.alloc(bavail * bsize))
}

test('on a full disk a save is refused as a whole, and works again when there is space', async ({ skip }) => {
  if (!isRoot) skip('a small disk of its own needs root to be mounted')
  const folder = mkdtempSync(join(tmpdir(), 'full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder])
  const centre = await testCentre()
  const console = testConsole(centre.url, folder)
  try {
    expect(await console.call('session.signIn', { login: 'luis', password: PASSWORD })).toMatchObject({ ok: true })
    await console.until('sync.status', {}, ({ connection, pending }) => connection === 'online' && pending === 0)
    const ballast = join(folder, 'ballast')
    fill(ballast, folder)
    const customer = (notes: string) => ({
      customerId: newId(),
      type: 'company',
      name: 'Disco Lleno SAS',
      identifiers: [],
      phones: [],
      emails: [],
      city: 'Cali',
      notes,
    })
    const refused = customer('x'.repeat(2_000))
    const answers = []
    // The WAL may have pages to spare: at the latest the next few saves need the disk.
    for (let tries = 0; tries < 40 && answers.at(-1)?.ok !== false; tries++)
      answers.push(await console.act('customer.create', { ...refused, customerId: newId() }))
    expect(answers.at(-1)).toEqual({ ok: false, error: { code: 'store.diskFull' } })
    const saved = answers.length - 1
    expect((await console.query('customers.search', { text: 'disco lleno' })).rows.length).toBe(Math.min(saved, 50))
    // The checkpoint that comes every few seconds finds no room either: the console stays open all the same.
    await new Promise((over) => setTimeout(over, 11_000))
    expect(console.state().state).toBe('open')
    expect((await console.query('customers.search', { text: 'disco lleno' })).rows.length).toBe(Math.min(saved, 50))
    rmSync(ballast)
    expect(await console.act('customer.create', refused)).toMatchObject({ ok: true, value: { outcome: 'saved' } })
    await console.until('sync.status', {}, ({ pending }) => pending === 0)
  } finally {
    await console.stop()
    await centre.close()
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
})
