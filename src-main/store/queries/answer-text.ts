/** By the document itself: what was read once is written once, however often it is shown (read-once.ts). */
const texts = new WeakMap<object, string>()

function textOf(doc: object): string {
  const text = texts.get(doc) ?? JSON.stringify(doc)
  texts.set(doc, text)
  return text
}

interface Row {
  readonly doc: object
}
const isRow = (row: unknown): row is Row =>
  typeof row === 'object' && row !== null && 'doc' in row && typeof row.doc === 'object' && row.doc !== null

const rowText = (row: unknown): string => {
  if (!isRow(row)) return JSON.stringify(row)
  const { doc, ...rest } = row
  return `{"doc":${textOf(doc)},${JSON.stringify(rest).slice(1)}`
}

/** The answer to a query as JSON; the documents of a page are not written anew. */
export function answerText(answer: unknown): string {
  const isPage = typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)
  if (!isPage) return JSON.stringify(answer)
  const { rows, ...rest } = answer as { readonly rows: readonly unknown[] } // looked at above
  return `{"rows":[${rows.map(rowText).join()}],${JSON.stringify(rest).slice(1)}`
}
