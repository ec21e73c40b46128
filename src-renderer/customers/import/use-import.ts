import { useRef, useState } from 'react'
import { type ImportedCustomer, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { identifierKey } from '#shared/identifiers/identifier.ts'
import { derivedId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { useConsole, useDispatch } from '../../shell/console.ts'

export interface RefusedRow {
  /** As a spreadsheet counts: the headings are line 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly why: Rejection
}
export interface ImportProgress {
  readonly done: number
  readonly total: number
  readonly created: number
  /** Rows whose NIT or cédula a card already has, and rows that were imported before: that card stays as it is. */
  readonly known: number
}

/** While so many wait to be sent the import rests: what people do meanwhile is not held up behind it. */
const WAITING = 400
const REST_MS = 250
const CHUNK = 100

/** The same row is the same card, whoever imports it and however often. */
const rowId = (card: ImportedCustomer): string => derivedId(hashOf(JSON.stringify(card)))

/**
 * Imports row by row, each a command of its own: what was saved is safe here and reaches the centre, also when the import
 * is stopped, the console killed or the centre away. The same file again finds its cards there and adds nothing.
 */
export function useImport() {
  const dispatch = useDispatch()
  const console = useConsole()
  const stopped = useRef(false)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [running, setRunning] = useState(false)
  const [refused, setRefused] = useState<readonly RefusedRow[]>([])

  async function run(rows: readonly (readonly string[])[], mapping: ImportMapping): Promise<void> {
    stopped.current = false
    setRunning(true)
    setRefused([])
    const total = rows.length
    let [created, known] = [0, 0]
    const wrong: RefusedRow[] = []
    for (let from = 0; from < total && !stopped.current; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK).map((cells, index) => {
        const read = readImportRow(cells, mapping)
        return { line: from + index + 2, cells, read, id: read.ok ? rowId(read.value) : '' }
      })
      const keys = chunk.flatMap(({ read, id }) => (read.ok ? [id, ...read.value.identifiers.map(identifierKey)] : []))
      const there = new Set(await console.query('customers.known', { keys }))
      for (const { line, cells, read, id } of chunk) {
        if (!read.ok) {
          wrong.push({ line, cells, why: read.error })
          continue
        }
        const own = [id, ...read.value.identifiers.map(identifierKey)]
        if (own.some((key) => there.has(key))) {
          known += 1
          continue
        }
        const answer = await dispatch('customer.create', { customerId: id, ...read.value })
        if (!answer.ok) {
          wrong.push({ line, cells, why: answer.error })
          continue
        }
        created += 1
        for (const key of own) there.add(key)
      }
      setRefused([...wrong])
      setProgress({ done: Math.min(total, from + CHUNK), total, created, known })
      while (!stopped.current && (await console.query('sync.status', {})).pending > WAITING)
        await new Promise((rested) => setTimeout(rested, REST_MS))
    }
    setRunning(false)
  }
  return {
    run,
    running,
    progress,
    refused,
    stop() {
      stopped.current = true
    },
  }
}
