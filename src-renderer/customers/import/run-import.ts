import type { Console } from '#shared/console/contract.ts'
import { faultsOfRow, type ImportMapping, readImportRow } from '#shared/customers/import-row.ts'
import { IMPORT_TELLS_MS } from '#shared/customers/import-standing.ts'
import { newId } from '../../shell/console.ts'
import {
  type ImportedRow,
  type ImportWork,
  importCame,
  importGoesOn,
  isUnderWay,
  type RefusedRow,
  useLongWork,
} from './long-work.ts'
import { restUntilSent } from './rest.ts'
import { keysOfRow, lineOf, rowId } from './row-looks.ts'
import type { Table } from './table.ts'

const CHUNK = 100
/** Of the rows that were there so many are shown; a file that is imported again has them all. */
const KNOWN_KEPT = 100

interface ImportFile {
  readonly name: string
  readonly table: Pick<Table, 'headings' | 'rows'>
}

/**
 * Imports row by row, each a command of its own: what was saved is safe here and reaches the centre, also when the import
 * is stopped, the console killed or the centre away. The same file again finds its cards there and adds nothing.
 * It belongs to no page: {@link useLongWork} says how far it is. One at a time.
 * @param console waits out a lock (`useLongConsole`)
 */
export async function runImport(console: Console, file: ImportFile, mapping: ImportMapping): Promise<void> {
  const { importing, undoing } = useLongWork.getState()
  if (isUnderWay(importing) || isUnderWay(undoing)) return
  const id = newId()
  const { rows, headings } = file.table
  const begun: ImportWork = {
    id,
    fileName: file.name,
    headings,
    done: 0,
    total: rows.length,
    begunMs: Date.now(),
    state: 'running',
    created: 0,
    known: 0,
    knownRows: [],
    refused: [],
    why: null,
  }
  useLongWork.setState({ importing: begun })
  const tell = telling(console, id)
  try {
    const began = await console.dispatch('import.begin', { importId: id, fileName: file.name, rows: rows.length })
    if (!began.ok) return importCame(id, { state: 'stopped', why: began.error })
    for (let from = 0; from < rows.length && importGoesOn(id); from += CHUNK) {
      await importChunk(console, id, rows.slice(from, from + CHUNK), from, mapping)
      await tell()
      await restUntilSent(console, () => !importGoesOn(id))
    }
  } finally {
    await end(console, id)
  }
}

/** Says to everybody, every so often, how far it is; where it was undone meanwhile it ends. */
function telling(console: Console, id: string): () => Promise<void> {
  let toldMs = 0
  return async () => {
    const { importing } = useLongWork.getState()
    if (importing?.id !== id || importing.state !== 'running' || Date.now() - toldMs < IMPORT_TELLS_MS) return
    toldMs = Date.now()
    const told = await console.dispatch('import.progress', {
      importId: id,
      done: importing.done,
      counts: countsOf(importing),
    })
    if (!told.ok && told.error.code === 'import.undoneMeanwhile') importCame(id, { state: 'stopping', why: told.error })
  }
}

const countsOf = ({ created, known, refused }: ImportWork) => ({ created, known, refused: refused.length })

/** Says here and in the list of imports what came of it; nothing where another person has sat down. */
async function end(console: Console, id: string): Promise<void> {
  const { importing } = useLongWork.getState()
  // One that could not begin has nothing to end.
  if (importing?.id !== id || !isUnderWay(importing)) return
  const { done, total } = importing
  const state = done < total ? 'stopped' : 'done'
  importCame(id, { state })
  await console.dispatch('import.end', { importId: id, state, counts: countsOf(importing) })
}

/** @param from how many rows of the file stand before them */
async function importChunk(
  console: Console,
  id: string,
  rows: readonly (readonly string[])[],
  from: number,
  mapping: ImportMapping,
): Promise<void> {
  const chunk = rows.map((cells, index) => {
    const read = readImportRow(cells, mapping)
    return { line: lineOf(from + index), cells, read, id: read.ok ? rowId(read.value) : '' }
  })
  const keys = chunk.flatMap(({ read }) => (read.ok ? keysOfRow(read.value) : []))
  const there = new Set(await console.query('customers.known', { keys }))
  let created = 0
  const known: ImportedRow[] = []
  const wrong: RefusedRow[] = []
  // The store takes one after the other; the next ones are on their way meanwhile, but for what they decide of each other.
  let sent: Promise<void>[] = []
  const undecided = new Set<string>()
  const decided = async () => {
    await Promise.all(sent)
    sent = []
    undecided.clear()
  }
  for (const { line, cells, read, id: customerId } of chunk) {
    if (!read.ok) {
      wrong.push({ line, cells, why: faultsOfRow(cells, mapping) })
      continue
    }
    const own = keysOfRow(read.value)
    if (own.some((key) => undecided.has(key))) await decided()
    if (own.some((key) => there.has(key))) {
      known.push({ line, cells })
      continue
    }
    for (const key of own) undecided.add(key)
    const saved = console.dispatch('customer.create', { customerId, ...read.value, importId: id })
    sent.push(
      saved.then((answer) => {
        if (!answer.ok) return void wrong.push({ line, cells, why: [answer.error] })
        created += 1
        for (const key of own) there.add(key)
      }),
    )
  }
  await decided()
  const { importing } = useLongWork.getState()
  if (importing?.id !== id) return
  importCame(id, {
    done: from + rows.length,
    created: importing.created + created,
    known: importing.known + known.length,
    knownRows: [...importing.knownRows, ...known].slice(0, KNOWN_KEPT),
    refused: [...importing.refused, ...wrong.toSorted((one, other) => one.line - other.line)],
  })
}
