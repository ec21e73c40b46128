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
