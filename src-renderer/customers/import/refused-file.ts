import type { Rejection } from '#shared/kernel/result.ts'
import type { RefusedRow } from './long-work.ts'

/**
 * The refused rows as a CSV with their line and reason, to be corrected and imported again. A cell that a spreadsheet
 * would take for a formula is led by an apostrophe (OWASP, CSV injection).
 * @returns a `data:` address
 */
export function refusedFile(
  headings: readonly string[],
  rows: readonly RefusedRow[],
  sentence: (why: Rejection) => string,
): string {
  const lines = [
    [...headings, 'Línea', 'Motivo'],
    ...rows.map(({ cells, line, why }) => [
      ...headings.map((_, index) => cells[index] ?? ''),
      `${line}`,
      why.map(sentence).join(' '),
    ]),
  ]
  const text = lines.map((cells) => cells.map(cellText).join(';')).join('\r\n')
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}\r\n`)}`
}

const cellText = (cell: string): string => {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
