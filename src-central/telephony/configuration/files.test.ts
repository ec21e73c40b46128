import { describe, expect, test } from 'vitest'
import { configurationFiles } from './files.ts'
import { PbxSettings } from './settings.ts'

const settings = (instance = '/srv/pbx/1', base = 20_000): PbxSettings =>
  PbxSettings.parse({
    modules: '/opt/pbx/modules',
    data: '/opt/pbx/share',
    prompts: '/opt/pbx/prompts',
    music: '/opt/pbx/music',
    instance,
    http: { address: '127.0.0.1', port: base },
    tls: null,
    manager: { address: '127.0.0.1', port: base + 1, user: 'centre', secret: 'not-a-real-secret' },
    sip: { address: '127.0.0.1', port: base + 2 },
    rtp: { from: base + 100, to: base + 299 },
    stun: null,
    queues: [
      {
        id: 'servicio',
        name: 'Servicio',
        numbers: ['6015550100'],
        wrapUp: { mode: 'optional', limit: null },
        ringSeconds: 20,
        waitSeconds: 300,
      },
    ],
    trunks: [{ name: 'operador', match: '127.0.0.1', contact: 'sip:127.0.0.1:5070' }],
    otherwise: 'servicio',
  })

describe('the configuration of an Asterisk', () => {
  test('two on one machine share no folder that is written to, and no port', () => {
    const places = (files: Readonly<Record<string, string>>) => {
      const text = Object.values(files).join('\n')
      return [...text.matchAll(/^(?:ast\w+dir|port|bindport|bind|rtpstart|rtpend|SPOOL) = (.+)$/gm)]
        .map(([, value = '']) => value)
        .filter((value) => !value.startsWith('/opt/pbx') && value !== '127.0.0.1')
    }
    const [one, other] = [
      places(configurationFiles(settings())),
      places(configurationFiles(settings('/srv/2', 30_000))),
    ]
    expect(one.length).toBeGreaterThan(10)
    expect(one.filter((place) => other.includes(place))).toEqual([])
  })

  test('a call has its id before it waits, and every leg to a console tells it', () => {
    const dialplan = configurationFiles(settings())['extensions.conf'] ?? ''
    const steps = dialplan.slice(dialplan.indexOf('[queues]'))
    expect(steps.indexOf('Gosub(call-id,s,1)')).toBeGreaterThan(0)
    expect(steps.indexOf('Gosub(call-id,s,1)')).toBeLessThan(steps.indexOf('Queue('))
    const rings = [...dialplan.matchAll(/(?:Queue\(|Dial\(PJSIP\/[^@\n]*\},)[^\n]*/g)].map(([step]) => step)
    expect(rings.length).toBe(5)
    for (const step of rings) expect(step).toMatch(/b\((advisor|supervisor)-leg\^s\^1\)/)
  })

  test('what a console says in a header or dials is read through a filter alone', () => {
    const dialplan = configurationFiles(settings())['extensions.conf'] ?? ''
    const read = [...dialplan.matchAll(/^.*PJSIP_HEADER\(read.*$/gm)].map(([step]) => step)
    expect(read.length).toBe(6)
    for (const step of read)
      expect(step).toMatch(/=\$\{FILTER\(0-9a-f\\-,\$\{PJSIP_HEADER\(read,X-[A-Za-z-]+\)\}\)\}\)$/)
    const advisors = dialplan.slice(dialplan.indexOf('[advisors]'), dialplan.indexOf('[called-gone]'))
    const dials = [...advisors.matchAll(/Dial\(PJSIP\/[^\n]*/g)].map(([step]) => step)
    expect(dials.length).toBe(3)
    for (const step of dials) expect(step).toMatch(/^Dial\(PJSIP\/\$\{FILTER\(/)
  })

  test('a customer’s number is read through a filter before all else, and told in no event', () => {
    const dialplan = configurationFiles(settings())['extensions.conf'] ?? ''
    const customers = dialplan.slice(dialplan.indexOf('[customers]'), dialplan.indexOf('[queues]'))
    const first = [...customers.matchAll(/^exten => [^,\n]+,1,(.*)$/gm)].map(([, does]) => does)
    expect(first.length).toBe(5)
    for (const step of first)
      expect(step).toMatch(/^Set\(CALLERID\(num\)=\$\{FILTER\(0-9\+,\$\{CALLERID\(num\)\}\)\}\)$/)
    expect([...dialplan.matchAll(/UserEvent\([^\n]*CALLERID/g)]).toEqual([])
  })

  test('whoever is called is known by digits alone, whatever was dialled', () => {
    const dialplan = configurationFiles(settings())['extensions.conf'] ?? ''
    const advisors = dialplan.slice(dialplan.indexOf('[advisors]'), dialplan.indexOf('[called-gone]'))
    const first = [...advisors.matchAll(/^exten => _\+?X\.,1,(.*)$/gm)].map(([, step]) => step)
    expect(first.length).toBe(2)
    for (const step of first)
      expect(step).toMatch(
        /^GotoIf\(\$\[\$\{LEN\(\$\{FILTER\(0-9\+,\$\{EXTEN\}\)\}\)\} != \$\{LEN\(\$\{EXTEN\}\)\}\]\?\$\{FILTER\(0-9\+,\$\{EXTEN\}\)\},1\)$/,
      )
  })

  test('the manager interface takes this machine alone, or whom the settings name', () => {
    const manager = (permit?: string[]) => {
      const one = settings()
      const named = permit === undefined ? {} : { permit }
      const files = configurationFiles({ ...one, manager: { ...one.manager, ...named } })
      return [...(files['manager.conf'] ?? '').matchAll(/^(?:deny|permit) = (.+)$/gm)].map(([, of]) => of)
    }
    expect(manager()).toEqual(['0.0.0.0/0.0.0.0', '::/0', '127.0.0.0/8', '::1/128', '127.0.0.1/32'])
    expect(manager(['10.1.2.3/32'])).toEqual(['0.0.0.0/0.0.0.0', '::/0', '10.1.2.3/32'])
    const other = { ...settings(), manager: { ...settings().manager, permit: ['all'] } }
    expect(PbxSettings.safeParse(other).success).toBe(false)
  })

  test('every step that is gone to is there', () => {
    const dialplan = configurationFiles(settings())['extensions.conf'] ?? ''
    const contexts = new Set([...dialplan.matchAll(/^\[([^\]]+)\]$/gm)].map(([, name]) => name))
    const named = [...dialplan.matchAll(/(?:Goto|Gosub|\?|\()([a-z]+(?:-[a-z]+)+)[,^][s\w$]/g)].map(([, name]) => name)
    expect(named.length).toBeGreaterThan(5)
    for (const name of named) expect(contexts).toContain(name)
  })

  test('advisors of other machines are told apart from the trunk by their name first', () => {
    expect(configurationFiles(settings())['pjsip.conf']).toContain(
      'endpoint_identifier_order = username,auth_username,ip',
    )
  })

  test('with a certificate the consoles come by wss', () => {
    const files = configurationFiles({
      ...settings(),
      tls: { port: 8089, certificate: '/etc/pbx/cert.pem', key: '/etc/pbx/key.pem', host: 'pbx.example' },
    })
    expect(files['http.conf']).toContain('tlsbindaddr = 127.0.0.1:8089')
    expect(files['pjsip.conf']).toContain('protocol = wss')
  })

  test('recordings are handed over where a centre is named, and the token stands in curl’s file alone', () => {
    expect(Object.keys(configurationFiles(settings())).filter((name) => name.includes('hand-over'))).toEqual([])
    const token = 'a-token-of-this-pbx-alone'
    const files = configurationFiles({
      ...settings("/srv/it's here"),
      recordings: { centre: 'https://centre.example/', token },
    })
    const holding = Object.entries(files).flatMap(([name, text]) => (text.includes(token) ? [name] : []))
    expect(holding).toEqual(['hand-over.curl'])
    expect(files['hand-over.sh']).toContain("address='https://centre.example/v1/pbx/recordings'")
    expect(files['hand-over.sh']).toContain(`spool='/srv/it'\\''s here/spool'`)
  })

  test('what would begin another section or line is refused', () => {
    expect(PbxSettings.safeParse({ ...settings(), prompts: '/tmp/x\n[evil]' }).success).toBe(false)
    expect(PbxSettings.safeParse({ ...settings(), otherwise: 'Servicio]' }).success).toBe(false)
    const centre = "https://centre.example/'; true"
    const token = 'a-token-of-this-pbx-alone'
    expect(PbxSettings.safeParse({ ...settings(), recordings: { centre, token } }).success).toBe(false)
  })
})
