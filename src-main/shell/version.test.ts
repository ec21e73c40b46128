import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { VERSION } from './version.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')

test('both shells say the version of package.json', () => {
  expect(VERSION).toBe(JSON.parse(read('../../package.json')).version)
  for (const shell of ['browser', 'electron']) expect(read(`${shell}/main.ts`)).toMatch(/^ {4}app: VERSION,$/m)
})
