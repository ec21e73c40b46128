import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openStoreFile } from '#main/store/file/open-file.ts'
import { migrate } from '#main/store/sqlite/migrate.ts'
import { StoreId } from '#shared/kernel/ids.ts'
import type { CentrePort } from '#shared/sync/protocol.ts'
import { cardOf } from '../../support/card.ts'
import { hostOver, newId } from '../offline-host.ts'
import { Answered } from './asking.ts'
import { noteOf } from './living-centre.ts'

/*
 * `node writer.ts FOLDER KEY-HEX SAVES STORE`, with a channel to the centre of the tests: the product's store, saving one
 * command after another and exchanging all the while. Says each id after its save was acknowledged, and `heard N` when the
 * centre's answer from its state N has come, before anything of it is written.
 */
const [folder = '', keyHex = '', saves = '0', store = ''] = process.argv.slice(2)
const waiting = new Map<number, (answer: unknown) => void>()
process.on('message', (said) => {
  const { call, state, answer } = Answered.parse(said)
  writeSync(1, `heard ${state}\n`)
  waiting.get(call)?.(answer)
})
let calls = 0
const asking = (ask: string) => (request: unknown) =>
  new Promise<never>((resolve) => {
    calls++
    waiting.set(calls, resolve as (answer: unknown) => void) // what the centre of the tests answers to this request
    process.send?.({ call: calls, ask, request })
  })
const centre: CentrePort = { push: asking('push'), pull: asking('pull'), commonHead: asking('commonHead') }

const opened = openStoreFile(join(folder, 'store.db'), Buffer.from(keyHex, 'hex'))
if (opened.kind !== 'open') throw new Error(opened.kind)
migrate(opened.db)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const after = (ms: number, call: () => void) => {
  const timer = setTimeout(call, Math.min(ms, 40))
  return () => clearTimeout(timer)
}
const host = hostOver(opened.db, after, centre, StoreId.parse(store))
for (let count = 0; count < Number(saves); count++) {
  const commandId = newId()
  const saved =
    count % 2 === 0
      ? await host.dispatch(commandId, 'customer.create', cardOf(`Cliente ${count}`))
      : await host.dispatch(commandId, 'interaction.addNote', noteOf('Nota '.repeat(1 + (count % 90))))
  if (!saved.ok) throw new Error(saved.error.code)
  writeSync(1, `${commandId}\n`)
  // The live stream says that there is something; sometimes a save is on its way alone.
  if (count % 3 !== 2) host.nudge()
  await pause(count % 4)
}
process.exit(0)
