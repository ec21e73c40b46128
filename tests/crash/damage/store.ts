import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openAndMend } from '#main/store/open-and-mend.ts'
import { cardOf } from '../../support/card.ts'
import { newFolder } from '../acknowledged.ts'
import { newId, offlineHost } from '../offline-host.ts'

export const PARTS = ['', '-wal', '-open'] as const

/** A store as a power cut leaves it: half of its saves checkpointed, half in the WAL. */
export interface CutStore {
  readonly folder: string
  readonly key: Buffer
  /** Ids of the saves that were acknowledged. */
  readonly acknowledged: readonly string[]
}

const SAVES = 60

export async function cutStore(): Promise<CutStore> {
  const live = newFolder('damage-live')
  const key = randomBytes(32)
  const path = join(live, 'store.db')
  const opened = await openAndMend({ path, key }, () => {})
  if (opened.kind !== 'open') throw new Error(opened.kind)
  const host = offlineHost(opened.db, () => () => {})
  const acknowledged: string[] = []
  for (let count = 0; count < SAVES; count++) {
    const saved = await host.dispatch(newId(), 'customer.create', cardOf(`Cliente ${count}`, 'x'.repeat(count * 20)))
    if (!saved.ok) throw new Error(saved.error.code)
    acknowledged.push(saved.value.commandId)
    if (count === SAVES / 2) opened.db.pragma('wal_checkpoint(TRUNCATE)')
  }
  const folder = copyOf(live)
  await host.stop()
  opened.close()
  return { folder, key, acknowledged }
}

export function copyOf(folder: string): string {
  const copy = newFolder('damage')
  mkdirSync(copy, { recursive: true })
  for (const part of PARTS) {
    const from = join(folder, `store.db${part}`)
    if (existsSync(from)) copyFileSync(from, join(copy, basename(from)))
  }
  return copy
}
