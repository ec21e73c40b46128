/**
 * `npm run pbx -- SETTINGS FOLDER`: writes the configuration of a production Asterisk from its settings, by the code that
 * makes the demonstration's, and beside it the file that the centre is started with; of several Asterisks, also that of the
 * Kamailio before them and of the relay (docs/telephony.md).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configurationFiles } from '#central/telephony/configuration/files.ts'
import { frontFile } from '#central/telephony/configuration/front/kamailio.ts'
import { relayFile } from '#central/telephony/configuration/front/relay.ts'
import {
  behind,
  consolesOf,
  FrontSettings,
  iceServersOf,
  urlOf,
} from '#central/telephony/configuration/front/settings.ts'
import { PbxSettings } from '#central/telephony/configuration/settings.ts'
import type { PhoneOptions } from '#central/telephony/phone-options.ts'
import { phoneOptionsOf } from './phone-options.ts'

type Files = Readonly<Record<string, string>>

const filesOf = (settings: PbxSettings, phone: PhoneOptions): Files => ({
  ...configurationFiles(settings),
  'phone.json': `${JSON.stringify(phone, null, 2)}\n`,
})

/** The front's own, and each Asterisk's in a folder of its name. */
function filesOfFront(front: FrontSettings): Files {
  const { relay, tls, address } = front
  const each = front.asterisks.flatMap((one) => {
    const settings = behind(front, one)
    const phone: PhoneOptions = {
      ...phoneOptionsOf(settings, false),
      name: one.name,
      wsUrl: urlOf(front, one),
      domain: tls?.host ?? address,
      front: consolesOf(front),
      iceServers: iceServersOf(front),
    }
    return Object.entries(filesOf(settings, phone)).map(([name, text]) => [join(one.name, name), text] as const)
  })
  return {
    'kamailio.cfg': frontFile(front),
    ...(relay === null ? {} : { 'turnserver.conf': relayFile(relay, front) }),
    ...Object.fromEntries(each),
  }
}

/**
 * @param settings the content of a settings file: of one Asterisk, or of several behind a front (`asterisks`)
 * @throws ZodError with the path of each value that does not fit
 */
export function writeConfiguration(settings: unknown, folder: string): readonly string[] {
  const several = typeof settings === 'object' && settings !== null && 'asterisks' in settings
  const one = several ? null : PbxSettings.parse(settings)
  const files = one === null ? filesOfFront(FrontSettings.parse(settings)) : filesOf(one, phoneOptionsOf(one, false))
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true, mode: 0o750 })
    // Passwords stand in them.
    writeFileSync(file, text, { mode: 0o640 })
  }
  return Object.keys(files)
}

if (import.meta.main) {
  const [settings, folder] = process.argv.slice(2)
  if (settings === undefined || folder === undefined) {
    process.stderr.write('Uso: npm run pbx -- AJUSTES.json CARPETA\n')
    process.exit(1)
  }
  const written = writeConfiguration(JSON.parse(readFileSync(settings, 'utf8')), folder)
  process.stdout.write(`${written.map((name) => join(folder, name)).join('\n')}\n`)
}
