import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { configurationFiles } from '#central/telephony/configuration/files.ts'
import { PhoneOptions } from '#central/telephony/phone-options.ts'
import { PROMPTS } from './prompts.ts'
import { loopbackSettings } from './settings.ts'
import { writeConfiguration } from './write.ts'

const installation = {
  command: [],
  modules: '/usr/lib/asterisk/modules',
  data: '/usr/share/asterisk',
  prompts: '/srv/prompts',
  music: '/srv/music',
}
const ports = { http: 8088, manager: 5038, sip: 5060, rtp: 10_000, customers: 5070 }
const local = loopbackSettings(installation, '/srv/pbx', ports, 'not-a-real-secret')
const production = {
  ...local,
  http: { address: '0.0.0.0', port: 8088 },
  tls: { port: 8089, certificate: '/etc/pbx/cert.pem', key: '/etc/pbx/key.pem', host: 'pbx.example' },
}

test('a production PBX is written whole, its passwords for nobody else, and what the centre needs beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-pbx-write-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const written = writeConfiguration(production, folder)
  for (const name of ['extensions.conf', 'pjsip.conf', 'queues.conf', 'manager.conf', 'phone.json'])
    expect(written).toContain(name)
  expect(statSync(join(folder, 'manager.conf')).mode & 0o007).toBe(0)
  const phone = PhoneOptions.parse(JSON.parse(readFileSync(join(folder, 'phone.json'), 'utf8')))
  expect(phone).toMatchObject({ wsUrl: 'wss://pbx.example:8089/ws', domain: 'pbx.example', demo: null })
  expect(phone.queues.map(({ id }) => id)).toEqual(['servicio', 'credito', 'eventos'])
})

test('what the PBX says is what the demonstration speaks, and what the guide of production asks for', () => {
  const dialplan = configurationFiles(production)['extensions.conf'] ?? ''
  const said = [...new Set([...dialplan.matchAll(/\$\{PROMPTS\}\/([a-z0-9-]+)/g)].map(([, name = '']) => name))]
  expect(said).toContain('no-contestan')
  expect(Object.keys(PROMPTS)).toEqual(expect.arrayContaining(said))
  const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'telephony.md'), 'utf8')
  const [, asked = ''] = /`prompts` names a folder(.*?)`music` names/s.exec(guide) ?? []
  expect(said.filter((name) => !asked.includes(`\`${name}\``))).toEqual([])
})

test('settings that do not fit write nothing', () => {
  expect(() => writeConfiguration({ ...production, rtp: { from: 0, to: 1 } }, '/nowhere')).toThrow()
})
