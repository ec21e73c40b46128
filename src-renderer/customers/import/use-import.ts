import { useRef, useState } from 'react'
import { type ImportedCustomer, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { identifierKey } from '#shared/identifiers/identifier.ts'
import { derivedId } from '#shared/kernel/ids.ts'
import type { Rejection } from '#shared/kernel/result.ts'
import { hashOf } from '#shared/kernel/text.ts'
import { newId, useConsole } from '../../shell/console.ts'
import { useLongDispatch } from '../../shell/when-unlocked.ts'
import { restUntilSent } from './rest.ts'

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

const CHUNK = 100

/** The same row is the same card, whoever imports it and however often. */
const rowId = (card: ImportedCustomer): string => derivedId(hashOf(JSON.stringify(card)))

/**
 * Imports row by row, each a command of its own: what was saved is safe here and reaches the centre, also when the import
 * is stopped, the console killed or the centre away. The same file again finds its cards there and adds nothing.
 */
export function useImport() {
  const dispatch = useLongDispatch()
  const console = useConsole()
  const stopped = useRef(false)
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [running, setRunning] = useState(false)
  const [current, setCurrent] = useState<string | null>(null)
  const [refused, setRefused] = useState<readonly RefusedRow[]>([])

  async function run(fileName: string, rows: readonly (readonly string[])[], mapping: ImportMapping): Promise<void> {
    stopped.current = false
    setRunning(true)
    setRefused([])
    const total = rows.length
    const importId = newId()
    await dispatch('import.begin', { importId, fileName, rows: total })
    setCurrent(importId)
    let [created, known] = [0, 0]
    const wrong: RefusedRow[] = []
    for (let from = 0; from < total && !stopped.current; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK).map((cells, index) => {
        const read = readImportRow(cells, mapping)
        return { line: from + index + 2, cells, read, id: read.ok ? rowId(read.value) : '' }
      })
      const keys = chunk.flatMap(({ read, id }) => (read.ok ? [id, ...read.value.identifiers.map(identifierKey)] : []))
      const there = new Set(await console.query('customers.known', { keys }))
      // The store takes one after the other; the next ones are on their way meanwhile, but for what they decide of each other.
      let sent: Promise<void>[] = []
      const undecided = new Set<string>()
      const decided = async () => {
        await Promise.all(sent)
        sent = []
        undecided.clear()
      }
      for (const { line, cells, read, id } of chunk) {
        if (!read.ok) {
          wrong.push({ line, cells, why: read.error })
          continue
        }
        const own = [id, ...read.value.identifiers.map(identifierKey)]
        if (own.some((key) => undecided.has(key))) await decided()
        if (own.some((key) => there.has(key))) {
          known += 1
          continue
        }
        for (const key of own) undecided.add(key)
        const saved = dispatch('customer.create', { customerId: id, ...read.value, importId })
        sent.push(
          saved.then((answer) => {
            if (!answer.ok) return void wrong.push({ line, cells, why: answer.error })
            created += 1
            for (const key of own) there.add(key)
          }),
        )
      }
      await decided()
      setRefused(wrong.toSorted((one, other) => one.line - other.line))
      setProgress({ done: Math.min(total, from + CHUNK), total, created, known })
      await restUntilSent(console, () => stopped.current)
    }
    const counts = { created, known, refused: wrong.length }
    await dispatch('import.end', { importId, state: stopped.current ? 'stopped' : 'done', counts })
    setCurrent(null)
    setRunning(false)
  }
  return {
    run,
    /** The import under way. */
    current,
    running,
    progress,
    refused,
    stop() {
      stopped.current = true
    },
  }
}
