/**
 * What is used of csv-parse's build for browsers: its own types bring Node's along, which the renderer must not see
 * (tsconfig.json, `paths`).
 */
export function parse(
  text: string,
  options: {
    readonly delimiter: string
    readonly bom: boolean
    readonly relax_column_count: boolean
    readonly skip_empty_lines: boolean
  },
): string[][]

/** `code` ends with what was found (`CSV_QUOTE_NOT_CLOSED`), `lines` is where. */
export class CsvError extends Error {
  readonly code: string
  readonly lines: number
}
