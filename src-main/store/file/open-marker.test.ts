import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { writeDurably } from '../../keys/durable-file.ts'
import { foundDamage, markClosed, markDamaged, markerPath, markOpen } from './open-marker.ts'

// Windows opens no folder as a file, and syncs none: either is EPERM there.
const windows = vi.hoisted(() => ({ is: false }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    openSync(path: string, ...more: [string, number?]) {
      if (windows.is && fs.existsSync(path) && fs.statSync(path).isDirectory())
        throw Object.assign(new Error('operation not permitted'), { code: 'EPERM' })
      return fs.openSync(path, ...more)
    },
  }
})
const here = process.platform
const folder = mkdtempSync(join(tmpdir(), 'marker-'))
afterEach(() => {
  windows.is = false
  Object.defineProperty(process, 'platform', { value: here })
  rmSync(folder, { recursive: true, force: true })
})

test.each(['linux', 'win32'])('a store is marked as open, as damaged and as closed on %s', (platform) => {
  Object.defineProperty(process, 'platform', { value: platform })
  windows.is = platform === 'win32'
  const store = join(mkdtempSync(join(tmpdir(), 'marker-')), 'store.db')
  markOpen(store)
  expect(existsSync(markerPath(store))).toBe(true)
  markDamaged(store, 'page 3')
  expect(foundDamage(store)).toBe('page 3')
  markClosed(store)
  expect(existsSync(markerPath(store))).toBe(false)
  writeDurably(join(store, '..', 'key'), 'bytes')
  expect(statSync(join(store, '..', 'key')).size).toBe(5)
})
