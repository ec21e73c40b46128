import { CsvError, parse } from 'csv-parse/browser/esm/sync'

export interface Table {
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly delimiter: ';' | ',' | '\t'
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A CSV as spreadsheets write it: UTF-8 with or without its mark, else Windows-1252; `;`, `,` or tabs, whichever the
 * first line has most of; quotes, and line breaks inside them.
 * @throws what {@link tableFault} reads, where quotes do not close
 */
export function readTable(bytes: Uint8Array): Table {
  const { encoding, text } = decode(bytes)
  const first = text.slice(0, text.search(/\r?\n/) + 1 || undefined)
  const delimiter = ([';', ',', '\t'] as const).reduce((best, one) =>
    first.split(one).length > first.split(best).length ? one : best,
  )
  const [headings = [], ...rows] = parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  return { encoding, delimiter, headings, rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')) }
}

function decode(bytes: Uint8Array): { encoding: Table['encoding']; text: string } {
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    // Not UTF-8: what Excel in Colombia writes.
    return { encoding: 'windows-1252', text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

/** Why a file is no table; `line` counts from 1, the headings' line. */
export type TableFault = { readonly code: 'quotes'; readonly line: number } | { readonly code: 'unknown' }

/** @param failure what {@link readTable} threw */
export function tableFault(failure: unknown): TableFault {
  if (!(failure instanceof CsvError) || !failure.code.includes('QUOTE')) return { code: 'unknown' }
  return { code: 'quotes', line: failure.lines }
}
