import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { Policy, policyFile } from './policy.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('the schema that IT’s editors check against is the one the console reads by', () => {
  expect(JSON.parse(read('resources/policy.schema.json'))).toEqual(
    JSON.parse(JSON.stringify(z.toJSONSchema(Policy, { io: 'input' }))),
  )
})

test('every key of the policy is explained to whoever installs, and their example is a policy', () => {
  const guide = read('docs/installing.md')
  for (const key of Object.keys(Policy.shape)) expect(guide).toContain(`\`${key}\``)
  const example = guide.match(/```json\n([\s\S]*?)```/)?.[1] ?? ''
  expect(Policy.parse(JSON.parse(example)).centre).toMatch(/^https:/)
})

test('the policy stands where only administrators write', () => {
  expect(policyFile('win32', 'D:\\ProgramData')).toBe('D:\\ProgramData\\Multicontacto\\policy.json')
  expect(policyFile('win32', undefined)).toBe('C:\\ProgramData\\Multicontacto\\policy.json')
  expect(policyFile('linux', undefined)).toBe('/etc/multicontacto/policy.json')
  expect(policyFile('darwin', undefined)).toBe('/Library/Application Support/Multicontacto/policy.json')
})

test('versions come by https, but for a feed on this machine', () => {
  for (const open of [
    'http://versiones.example',
    'http://10.1.2.3/',
    'ftp://versiones.example',
    'file:///srv/versiones',
  ])
    expect(() => Policy.parse({ updateFeed: open }), open).toThrow(/updateFeed.*https/s)
  for (const safe of ['https://versiones.example/consola', 'http://127.0.0.1:8080'])
    expect(Policy.parse({ updateFeed: safe }).updateFeed).toBe(safe)
})

test('a PBX across a network is wss', () => {
  for (const open of ['ws://central.example/ws', 'https://central.example', 'sip:central.example'])
    expect(() => Policy.parse({ pbx: open }), open).toThrow(/pbx/)
  for (const safe of ['wss://central.example/ws', 'ws://127.0.0.1:8088/ws'])
    expect(Policy.parse({ pbx: safe }).pbx).toBe(safe)
})
