import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { prepareRestore, takePlace } from '#main/store/restore.ts'
import { model } from '#shared/model/model.ts'
import { author } from '../offline-host.ts'

/**
 * Opens a damaged store, or puts a backup in the place of one, and dies (SIGKILL) before the given one of the steps that
 * it takes in the file system. Ends by itself, with 0, where it takes fewer.
 * `node dying.ts mend|restore FOLDER KEY STEP`
 */
const [what, folder = '', key = '', step = ''] = process.argv.slice(2)
const path = join(folder, 'store.db')
const wanted = { path, key: Buffer.from(key, 'hex') }

function dieBefore(last: number): void {
  let steps = 0
  for (const name of ['renameSync', 'rmSync', 'openSync', 'closeSync'] as const) {
    const real = fs[name] as (...given: unknown[]) => unknown // handed on as it is
    const counted = (...given: unknown[]) => {
      if (++steps === last) process.kill(process.pid, 'SIGKILL')
      return real(...given)
    }
    Object.assign(fs, { [name]: counted })
  }
  syncBuiltinESMExports()
}

if (what === 'restore') {
  if (author === undefined) throw new Error('there is nobody whose store it is')
  const prepared = prepareRestore({ ...wanted, backup: join(folder, 'backup.db'), person: author }, model)
  if (prepared.kind !== 'ready') throw new Error(prepared.kind)
  dieBefore(Number(step))
  takePlace(path, prepared.name)
} else dieBefore(Number(step))
const opened = await openAndMend(wanted, () => {})
if (opened.kind !== 'open') throw new Error(opened.kind)
opened.close()
process.exit(0)
