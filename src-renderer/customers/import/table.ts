import { parse } from 'csv-parse/browser/esm/sync'

export interface Table {
  readonly encoding: 'utf-8' | 'windows-1252'
  readonly delimiter: ';' | ',' | '\t'
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A CSV as spreadsheets write it: UTF-8 with or without its mark, else Windows-1252; `;`, `,` or tabs, whichever the
 * first line has most of; quotes, and line breaks inside them.
 * @throws where quotes do not close, with the line
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
