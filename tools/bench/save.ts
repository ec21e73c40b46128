import { randomBytes } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeLink } from '#main/console/store-link.ts'
import { startWorkerStore } from '#main/shell/browser/worker-store.ts'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { ATTACHMENT_LIMITS } from '#shared/attachments/limits.ts'
import { uuidv7 } from '#shared/kernel/ids.ts'
import { samplePeople } from '../sample/people.ts'
import { type BenchRow, compared, informed, interleaved, quantile } from './measure.ts'

const TURNS = 600
const WARM_UP = 50
const id = () => uuidv7(Date.now(), randomBytes(10))

const customer = (customerId: string) => ({
  customerId,
  type: 'company',
  name: 'Textiles del Valle SAS',
  identifiers: [{ type: 'nit', number: '900123456' }],
  phones: [],
  emails: ['compras@textiles.example'],
  city: 'Cali',
  notes: '',
})

function writeRaw(file: number, bytes: Uint8Array): void {
  writeSync(file, bytes)
  fdatasyncSync(file)
}

/**
 * A durable save, acknowledged through the process boundary, against a bare transaction of the same rows in one thread
 * on a file of the same schema and key, both FULL; a raw write of the same bytes and fdatasync beside it.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-save-'))
  const key = randomBytes(32)
  const process = startWorkerStore()
  const link = storeLink(process.door, {
    changed: () => {},
    undelivered: () => {},
    damaged: () => {},
    mended: () => {},
    disabled: () => {},
    token: async () => null,
  })
  const person = samplePeople[0]
  if (person === undefined) throw new Error('there are no sample people')
  await link.open({
    path: join(folder, 'ours.db'),
    key,
    store: id(),
    app: '0.1.0',
    person: { ...person },
    centre: 'http://127.0.0.1:9',
    network: { proxy: null, authorities: null },
    backups: join(folder, 'backups'),
    attachmentLimits: ATTACHMENT_LIMITS,
  })

  const opened = openStoreFile(join(folder, 'peer.db'), key)
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const { db } = opened
  migrate(db)
  const insertCommand = db.prepare(
    `insert into command (id, name, body, state) values (?, 'customer.create', ?, 'queued')`,
  )
  const insertBase = db.prepare(`insert into base (kind, id) values ('customer', ?)`)
  const insertCustomer = db.prepare('insert into customer (id, version, schema, doc, name) values (?, 0, 1, ?, ?)')
  const insertWords = db.prepare('insert into customer_search (rowid, words) values (?, ?)')
  const insertIdentifier = db.prepare('insert into customer_identifier (identifier, customer) values (?, ?)')
  const bare = db.transaction(() => {
    const payload = customer(id())
    const doc = JSON.stringify({ ...payload, id: payload.customerId, consents: [], mergedInto: null })
    insertCommand.run(id(), JSON.stringify({ id: id(), name: 'customer.create', payload }))
    insertBase.run(payload.customerId)
    const { lastInsertRowid } = insertCustomer.run(payload.customerId, doc, payload.name)
    insertWords.run(lastInsertRowid, `${payload.name} 900123456 compras@textiles.example Cali`)
    insertIdentifier.run('nit:900123456', payload.customerId)
  })
  const saves = await interleaved(
    {
      ours: async () => {
        const saved = await link.dispatch(id(), 'customer.create', customer(id()))
        if (!saved.ok) throw new Error(saved.error.code)
      },
      peer: () => bare(),
    },
    TURNS,
    WARM_UP,
  )
  const raw = openSync(join(folder, 'raw'), 'w')
  const bytes = randomBytes(16_384)
  const { ours: rawTimes } = await interleaved({ ours: () => writeRaw(raw, bytes), peer: () => null }, TURNS, WARM_UP)
  closeSync(raw)
  db.close()
  await link.close()
  await process.stop()
  rmSync(folder, { recursive: true })
  return [
    compared('durable save, median', 'ms', quantile(saves.ours, 0.5), quantile(saves.peer, 0.5), 2),
    compared('durable save, p99', 'ms', quantile(saves.ours, 0.99), quantile(saves.peer, 0.99), 2),
    informed('a raw write of 16 kB and fdatasync, median', 'ms', quantile(rawTimes, 0.5)),
  ]
}
