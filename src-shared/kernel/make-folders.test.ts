import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolders } from './make-folders.ts'

const calls = { existsSync, mkdirSync, statSync, dirname }
let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'folders-'))
})
afterEach(() => rmSync(base, { recursive: true }))

test('a folder is made with all that it lies in, for its owner alone; one that is there stays', () => {
  const deep = join(base, 'a', 'b', 'c')
  makeFolders(calls, deep)
  for (const one of [deep, dirname(deep)]) expect(statSync(one).mode & 0o777).toBe(0o700)
  makeFolders(calls, deep)
  makeFolders(calls, base)
})

test('one that another process makes meanwhile is no failure, a file in its place is', () => {
  const raced = { ...calls, existsSync: (path: string) => path === base }
  mkdirSync(join(base, 'a'))
  makeFolders(raced, join(base, 'a', 'b'))
  writeFileSync(join(base, 'f'), '')
  expect(() => makeFolders(raced, join(base, 'f'))).toThrow('EEXIST')
})

test('where the system makes no folders it says so at once, also for one that lies deep', ({ skip }) => {
  skip(!existsSync('/proc/self'), 'needs a file system that makes no folders and says ENOENT')
  for (const path of ['/proc/no-hay', '/proc/no-hay/dentro', '/proc/no-hay/muy/dentro'])
    expect(() => makeFolders(calls, path)).toThrow('ENOENT')
})
