/**
 * `npm run pbx -- SETTINGS FOLDER`: writes the configuration of a production Asterisk from its settings, by the code that
 * makes the demonstration's, and beside it the file that the centre is started with (docs/telephony.md).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationFiles } from '#central/telephony/configuration/files.ts'
import { PbxSettings } from '#central/telephony/configuration/settings.ts'
import { phoneOptionsOf } from './phone-options.ts'

/**
 * @param settings the content of a settings file
 * @throws ZodError with the path of each value that does not fit
 */
export function writeConfiguration(settings: unknown, folder: string): readonly string[] {
  const read = PbxSettings.parse(settings)
  mkdirSync(folder, { recursive: true, mode: 0o750 })
  const files = {
    ...configurationFiles(read),
    'phone.json': `${JSON.stringify(phoneOptionsOf(read, false), null, 2)}\n`,
  }
  // Passwords stand in them.
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o640 })
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
