import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { handOverFiles } from '#central/telephony/configuration/hand-over.ts'
import { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { loopbackSettings } from '#tools/pbx/settings.ts'

const DAY_MS = 24 * 60 * 60_000
const instance = mkdtempSync(join(tmpdir(), 'hand-over-'))
const refused = join(instance, 'spool/refused')
afterEach(() => rmSync(instance, { recursive: true, force: true }))

function lies(name: string, days: number): void {
  const at = new Date(Date.now() - days * DAY_MS)
  writeFileSync(join(refused, name), 'sound')
  utimesSync(join(refused, name), at, at)
}

test('what the centre refused is deleted from the PBX after its days, and said; what is younger stays', () => {
  const nowhere = { command: [], modules: '/m', data: '/d', prompts: '/p', music: '/n' }
  const ports = { http: 1, manager: 2, sip: 3, rtp: 4, customers: 5 }
  const settings = PbxSettings.parse({
    ...loopbackSettings(nowhere, instance, ports, 'not-a-real-secret'),
    recordings: { centre: 'http://127.0.0.1:9', token: 'a-token-of-this-pbx-alone', refusedDays: 7 },
  })
  mkdirSync(refused, { recursive: true })
  lies('call.old.wav', 8)
  lies('call.young.wav', 6)
  const script = join(instance, 'hand-over.sh')
  writeFileSync(script, handOverFiles(settings)['hand-over.sh'] ?? '')
  const ran = spawnSync('/bin/sh', [script, 'once'], { encoding: 'utf8' })
  expect(ran).toMatchObject({ status: 0 })
  expect(readdirSync(refused)).toEqual(['call.young.wav'])
  expect(ran.stderr).toContain('deleted after its days')
  expect(ran.stderr).toContain('call.old.wav')
})
