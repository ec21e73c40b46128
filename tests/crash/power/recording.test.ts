import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cutPower } from './disk.ts'
import { parseRecording } from './recording.ts'

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
const line = (call: string) => `77 ${call}`
const write = (path: string, text: string, offset: number) =>
  line(`pwrite64(5<${hex(path)}>, "${hex(text)}", ${text.length}, ${offset}) = ${text.length}`)

test('a write before a sync is there after the cut, one after it may not be', () => {
  const events = parseRecording(
    [
      write('/d/a', 'saved', 0),
      line(`fdatasync(5<${hex('/d/a')}>) = 0`),
      line(`write(1<${hex('pipe:[1]')}>, "${hex('ack')}", 3) = 3`),
      write('/d/a', 'later', 0),
    ].join('\n'),
  )
  const into = mkdtempSync(join(tmpdir(), 'power-'))
  const said = cutPower(events, events.length, '/d', into, () => 0.9)
  expect(said).toEqual(['ack'])
  expect(readFileSync(join(into, 'a'), 'utf8')).toBe('saved')
})

test('an interrupted call is put together with its end', () => {
  const whole = write('/d/a', 'x', 4)
  const middle = whole.indexOf(' = ')
  const events = parseRecording(
    `${whole.slice(0, middle - 1)} <unfinished ...>\n78 fsync(9<${hex('/d/b')}>) = 0\n77 <... pwrite64 resumed>)${whole.slice(middle)}`,
  )
  expect(events).toEqual([
    { type: 'sync', path: '/d/b' },
    { type: 'write', path: '/d/a', offset: 4, bytes: Buffer.from('x') },
  ])
})

test('a call that cannot be read is an error, not a hole', () => {
  expect(() => parseRecording('77 pwrite64(5, 0x55, 3, 0) = 3')).toThrow('unreadable')
})
