import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PeopleFolders, peopleFolders } from './people-folders.ts'

const USER = '0197a000-0000-7000-8000-000000000001'
const AT = Date.UTC(2026, 10, 24, 15, 4, 5)
const days = (count: number) => AT + count * 24 * 60 * 60_000

let data: string
let folders: PeopleFolders
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'people-'))
  folders = peopleFolders(data)
})
afterEach(() => rmSync(data, { recursive: true }))

/** A store whose key is lost. @returns whether it is still there */
function setAside(atStake: string | null): () => boolean {
  mkdirSync(folders.folder(USER))
  writeFileSync(join(folders.folder(USER), 'store.db'), '')
  if (atStake !== null) writeFileSync(join(folders.folder(USER), 'undelivered'), atStake)
  const name = folders.setAside(USER, new Date(AT).toISOString().replace(/[-:.]/g, ''))
  return () => existsSync(join(data, 'people', name, 'store.db'))
}

test('a store without a key goes after its days where all that it held was at the centre', () => {
  const isThere = setAside('0')
  folders.forgetSetAside(days(30))
  expect(isThere()).toBe(true)
  folders.forgetSetAside(days(31))
  expect(isThere()).toBe(false)
})

test.each(['1', null, '', '?'])(
  'one that held what nobody else has, or of which that is not known, stays: %s',
  (atStake) => {
    const isThere = setAside(atStake)
    folders.forgetSetAside(days(400))
    expect(isThere()).toBe(true)
  },
)

test('nobody’s own folder goes', () => {
  mkdirSync(folders.folder(USER))
  folders.writeAtStake(USER, 0)
  folders.forgetSetAside(days(400))
  expect(existsSync(folders.folder(USER))).toBe(true)
})
