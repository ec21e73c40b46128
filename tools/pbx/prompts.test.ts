import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { speakPrompts } from './prompts.ts'

const folder = mkdtempSync(join(tmpdir(), 'prompts-'))
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** @param ends the exit of sox where it makes music, with half of its file written */
function tools(ends: number) {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const tool = (name: string, script: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  tool('espeak-ng', 'echo spoken > "$6"')
  // The file is the last word for a prompt; for music, of which there is nothing to read, the one before the chord.
  tool('sox', `[ "$1" != -n ] && { echo prompt > "$8"; exit 0; }\necho half > "$8"\nexit ${ends}`)
  vi.stubEnv('PATH', `${bin}:${process.env.PATH}`)
}
const heard = () => readdirSync(join(folder, 'music')).filter((name) => !name.startsWith('.'))

test('music that was not made to its end is not played, and is made at the next try', async () => {
  const make = () => speakPrompts(join(folder, 'prompts'), join(folder, 'music'))
  tools(1)
  await expect(make()).rejects.toThrow('código 1')
  expect(readdirSync(join(folder, 'music'))).toEqual([])
  expect(readdirSync(join(folder, 'prompts'))).toContain('no-contestan.wav')
  tools(0)
  await make()
  expect(heard()).toEqual(['espera.wav'])
})
