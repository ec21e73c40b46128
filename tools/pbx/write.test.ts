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
  expect(phone).toMatchObject({ wsUrl: 'wss://pbx.example:8089/ws', domain: 'pbx.example', front: null, demo: null })
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

const front = {
  ...{ address: '10.0.0.5', sip: 5060, ws: 443, operator: '10.9.9.9:5060', modules: '/usr/lib/kamailio/modules' },
  tls: { host: 'voz.example', certificate: '/etc/front/cert.pem', key: '/etc/front/key.pem' },
  relay: {
    ...{ address: '10.0.0.6', host: 'relay.example', port: 3478, user: 'consola', secret: 'not-a-real-secret' },
    tls: { port: 5349, certificate: '/etc/relay/cert.pem', key: '/etc/relay/key.pem' },
    relayed: { from: 49_152, to: 65_535 },
  },
  asterisks: [
    {
      name: 'bogota',
      settings: { ...local, sip: { address: '10.0.0.11', port: 5060 }, queues: local.queues.slice(0, 1) },
    },
    { name: 'cali', settings: { ...local, sip: { address: '10.0.0.12', port: 5060 }, queues: local.queues.slice(1) } },
  ],
}

test('several Asterisks are written each in their folder, behind one Kamailio that knows whose number is whose', () => {
  const folder = mkdtempSync(join(tmpdir(), 'multicontacto-front-write-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const written = writeConfiguration(front, folder)
  for (const name of ['kamailio.cfg', 'turnserver.conf', 'bogota/extensions.conf', 'cali/extensions.conf'])
    expect(written).toContain(name)
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  expect(PhoneOptions.parse(JSON.parse(read('cali/phone.json')))).toMatchObject({
    ...{
      name: 'cali',
      wsUrl: 'wss://voz.example:443/ws/cali',
      domain: 'voz.example',
      front: 'https://voz.example:443/console',
    },
    iceServers: [
      {
        urls: [
          'turn:relay.example:3478?transport=udp',
          'turn:relay.example:3478?transport=tcp',
          'turns:relay.example:5349?transport=tcp',
        ],
        username: 'consola',
        credential: 'not-a-real-secret',
      },
    ],
  })
  // Each Asterisk has the front for its only line.
  expect(read('bogota/pjsip.conf')).toContain('contact = sip:10.0.0.5:5060')
  const kamailio = read('kamailio.cfg')
  const goes = [...kamailio.matchAll(/\$rU == "(\d+)"\) \{ \$du = "sip:([\d.:]+)"/g)].map(([, number, to]) => [
    number,
    to,
  ])
  expect(goes).toEqual([
    ['6015550100', '10.0.0.11:5060'],
    ['6015550200', '10.0.0.12:5060'],
    ['6015550300', '10.0.0.12:5060'],
  ])
  expect(kamailio).toContain('listen=tls:10.0.0.5:443')
  // The relay reaches the Asterisks, and nothing else of the bank's network.
  expect([...read('turnserver.conf').matchAll(/^(denied|allowed)-peer-ip=(.*)$/gm)].map(([line]) => line)).toEqual([
    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'allowed-peer-ip=10.0.0.11',
    'allowed-peer-ip=10.0.0.12',
  ])
})

test('one number at two Asterisks, two of one name, or what would begin another line is refused', () => {
  const [bogota, cali] = front.asterisks
  const refused = (change: object) => expect(() => writeConfiguration({ ...front, ...change }, '/nowhere')).toThrow()
  refused({ asterisks: [bogota, { ...cali, settings: { ...cali?.settings, queues: bogota?.settings.queues } }] })
  refused({ asterisks: [bogota, { ...cali, name: 'bogota' }] })
  refused({ asterisks: [] })
  refused({ address: '10.0.0.5"\nlisten=udp:0.0.0.0:5060' })
  refused({ relay: { ...front.relay, user: 'a b' } })
})

test('settings that do not fit write nothing', () => {
  expect(() => writeConfiguration({ ...production, rtp: { from: 0, to: 1 } }, '/nowhere')).toThrow()
})
