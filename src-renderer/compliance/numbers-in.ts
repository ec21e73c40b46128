import { parsePhone } from '#shared/identifiers/phone.ts'

/** What a file of numbers holds: each number once, and the lines that have none. */
export interface NumbersRead {
  readonly numbers: readonly string[]
  readonly wrong: readonly string[]
}

/** Reads one number a line, as the register's files have it: alone, or in the first column; a heading is no fault. */
export function numbersIn(text: string): NumbersRead {
  const numbers = new Set<string>()
  const wrong: string[] = []
  // A spreadsheet's own file, a picture: nothing in it is to be quoted back.
  if (text.includes('\0')) return { numbers: [], wrong }
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const [first = ''] = line.split(/[;,\t]/)
    const cell = first.trim().replace(/^"|"$/g, '')
    if (cell === '') continue
    const parsed = parsePhone(cell)
    if (parsed.ok) numbers.add(parsed.value.number)
    else if (index > 0 || /\d/.test(cell)) wrong.push(cell)
  }
  return { numbers: [...numbers], wrong }
}
