import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { decodedOnce } from './sip-grammar.ts'

interface Parser {
  parse(text: string, options: { startRule: string; data?: unknown }): unknown
}
const folder = mkdtempSync(join(tmpdir(), 'sip-grammar-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(import.meta.dirname, '../../node_modules/sip.js/lib/grammar/pegjs/dist/grammar.js')
const source = readFileSync(path, 'utf8')

async function parserOf(text: string, name: string): Promise<Parser> {
  const file = join(folder, name)
  // What it imports stands beside the original.
  writeFileSync(
    file,
    text.replaceAll('"../../', `"${join(import.meta.dirname, '../../node_modules/sip.js/lib/grammar')}/`),
  )
  return import(file)
}
function read(parser: Parser, startRule: string, text: string): unknown {
  const options = { startRule }
  try {
    parser.parse(text, options)
  } catch (refused) {
    return String(refused)
  }
  return JSON.parse(JSON.stringify(options))
}

test('headers are read as SIP.js itself reads them, the first time and the next, good ones and bad ones', async () => {
  const [own, ours] = [await parserOf(source, 'own.mjs'), await parserOf(decodedOnce(source), 'ours.mjs')]
  for (const [rule, text] of [
    ['Request_Response', 'INVITE sip:u1@127.0.0.1;transport=ws SIP/2.0'],
    ['Request_Response', 'SIP/2.0 401 Unauthorized'],
    ['Via', 'SIP/2.0/WS 127.0.0.1:8088;rport;branch=z9hG4bKPj1;alias'],
    ['Name_Addr_Header', '"Ñandú Comercial" <sip:3105550000@127.0.0.1>;tag=5f'],
    ['Contact', '<sip:asterisk@127.0.0.1:8088;transport=ws>;expires=60'],
    ['SIP_URI', 'sip:u1@example.org'],
    ['Via', 'no via at all'],
    ['SIP_URI', 'tel:'],
  ] as const)
    for (const _ of [1, 2]) expect(read(ours, rule, text)).toEqual(read(own, rule, text))
})

test('a grammar that was not made that way is refused', () => {
  expect(() => decodedOnce('export function parse() {}')).toThrow(/another one/)
  expect(() => decodedOnce(decodedOnce(source))).toThrow(/another one/)
})
