import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { cardOf } from '../support/card.ts'
import { newId, offlineHost } from './offline-host.ts'

/*
 * `node writer.ts FOLDER KEY-HEX SAVES`: the product's store, offline, saving one command after another. Says each id on
 * standard output after its save was acknowledged, as a form says «guardado».
 */
const [folder = '', keyHex = '', saves = '0'] = process.argv.slice(2)
const opened = openStoreFile(join(folder, 'store.db'), Buffer.from(keyHex, 'hex'))
if (opened.kind !== 'open') throw new Error(opened.kind)
if (process.env.SYNCHRONOUS === 'NORMAL') opened.db.pragma('synchronous = NORMAL')
migrate(opened.db)
const host = offlineHost(opened.db, (ms, call) => {
  const timer = setTimeout(call, Math.min(ms, 40))
  return () => clearTimeout(timer)
})
for (let count = 0; count < Number(saves); count++) {
  const commandId = newId()
  const contact = {
    interactionId: newId(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
  }
  const saved =
    count % 2 === 0
      ? await host.dispatch(commandId, 'customer.create', cardOf(`Cliente ${count}`, 'x'.repeat(count * 7)))
      : await host.dispatch(commandId, 'interaction.addNote', {
          contact,
          entryId: newId(),
          text: 'Nota '.repeat(1 + (count % 90)),
        })
  if (!saved.ok) throw new Error(saved.error.code)
  writeSync(1, `${commandId}\n`)
  host.putDraft({ contact: 'contacto', field: 'notas', text: `borrador ${count}` })
  // Timers run between saves: checkpoints come in as they do in the product.
  if (count % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 45))
}
process.exit(0)
