import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { openStoreHost } from '#main/store/host.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { CentreUnreachable } from '#main/sync/centre-errors.ts'
import { type StoreId, uuidv7 } from '#shared/kernel/ids.ts'
import { model } from '#shared/model/model.ts'
import { samplePeople } from '#tools/sample/people.ts'

/*
 * `node writer.ts FOLDER KEY-HEX SAVES`: the product's store, offline, saving one command after another. Says each id on
 * standard output after its save was acknowledged, as a form says «guardado».
 */
const [folder = '', keyHex = '', saves = '0'] = process.argv.slice(2)
const opened = openStoreFile(join(folder, 'store.db'), Buffer.from(keyHex, 'hex'))
if (opened.kind !== 'open') throw new Error(opened.kind)
if (process.env.SYNCHRONOUS === 'NORMAL') opened.db.pragma('synchronous = NORMAL')
migrate(opened.db)
const id = () => uuidv7(Date.now(), randomBytes(10))
const person = samplePeople[0]
if (person === undefined) throw new Error('there are no sample people')
const away = () => Promise.reject(new CentreUnreachable('offline'))
const host = openStoreHost({
  db: opened.db,
  model,
  identity: { store: id() as StoreId, app: '0.1.0' }, // a UUIDv7 by construction
  person: { ...person },
  centre: { push: away, pull: away, commonHead: away },
  machine: {
    monotonic: () => performance.now(),
    wall: () => Date.now(),
    random: Math.random,
    randomBytes: (count) => randomBytes(count),
    after(ms, call) {
      const timer = setTimeout(call, Math.min(ms, 40))
      return () => clearTimeout(timer)
    },
  },
  changed: () => {},
  failed: (failure) => {
    throw failure
  },
})
for (let count = 0; count < Number(saves); count++) {
  const commandId = id()
  const contact = {
    interactionId: id(),
    customerId: null,
    channel: 'voice',
    direction: 'inbound',
    openedAt: new Date().toISOString(),
  }
  const saved =
    count % 2 === 0
      ? await host.dispatch(commandId, 'customer.create', {
          customerId: id(),
          type: 'company',
          name: `Cliente ${count}`,
          identifiers: [],
          phones: [],
          emails: [],
          city: 'Cali',
          notes: 'x'.repeat(count * 7),
        })
      : await host.dispatch(commandId, 'interaction.addNote', {
          contact,
          entryId: id(),
          text: 'Nota '.repeat(1 + (count % 90)),
        })
  if (!saved.ok) throw new Error(saved.error.code)
  writeSync(1, `${commandId}\n`)
  host.putDraft('contacto', 'notas', `borrador ${count}`)
  // Timers run between saves: checkpoints come in as they do in the product.
  if (count % 10 === 9) await new Promise((resolve) => setTimeout(resolve, 45))
}
process.exit(0)
