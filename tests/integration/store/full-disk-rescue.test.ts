import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { readKept, rescueStore } from '#main/store/file/rescue.ts'

test('a store on a full disk is not taken for one without commands, neither by a rescue nor by a restore', ({
  skip,
}) => {
  if (process.getuid?.() !== 0) skip('a small disk of its own needs root to be mounted')
  const folder = mkdtempSync(join(tmpdir(), 'full-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  try {
    const [path, key, ballast] = [join(folder, 'store.db'), randomBytes(32), join(folder, 'ballast')]
    const made = openStoreFile(path, key)
    if (made.kind !== 'open') throw new Error(made.kind)
    made.db.exec('create table draft (contact text, field text, text text, updated_at text)')
    made.db.exec(`create table command (seq integer primary key autoincrement, body text, state text, rejection text,
      refused_group text); create table meta (name text, value text)`)
    made.db.exec(`insert into command (body, state) values ('{}', 'queued')`)
    made.db.close()
    const { bavail, bsize } = statfsSync(folder)
    writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    expect(() => readKept(path, key)).toThrow('the disk is full')
    expect(() => rescueStore(path, key)).toThrow('the disk is full')
    rmSync(ballast)
    expect(readKept(path, key).commands).toMatchObject([{ body: '{}', state: 'queued' }])
    expect(rescueStore(path, key)).toMatchObject({ commands: [{ body: '{}' }], lost: 0 })
  } finally {
    execFileSync('umount', ['-l', folder])
    rmSync(folder, { recursive: true, force: true })
  }
})
