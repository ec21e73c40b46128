import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readKeys } from './keys.ts'
import { readPhoneOptions } from './phone-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-json-'))
afterAll(() => rmSync(folder, { recursive: true }))

function phone(text: string) {
  const pbx = join(folder, 'phone.json')
  writeFileSync(pbx, text)
  return () => readPhoneOptions({ pbx, ami: null, sipWs: null })
}

test('a file of the PBX that is no JSON, or lacks something, is named with what is wrong, and not with what it holds', () => {
  expect(phone('{ "name": "zoraida", }')).toThrow(/^El archivo \S+phone\.json no es JSON\.$/)
  expect(phone('{ "name": "zoraida" }')).toThrow(/^El archivo \S+phone\.json no es lo que debe: [\w., ]*ami[\w., ]*\.$/)
  expect(phone('{ "name": "zoraida", }')).not.toThrow(/zoraida/)
})

test('so are the centre’s keys', () => {
  writeFileSync(join(folder, 'keys.json'), '{"cursor":"secreto","recovery":{}}')
  expect(() => readKeys(folder)).toThrow(/keys\.json no es lo que debe: recovery\.privateKey, recovery\.publicKey\.$/)
})
