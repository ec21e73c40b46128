import { StoredPage } from './as-stored.ts'

/** By the document itself: what was read once is written once, however often it is shown (read-once.ts). */
const texts = new WeakMap<object, string>()

function textOf(doc: object): string {
  const text = texts.get(doc) ?? JSON.stringify(doc)
  texts.set(doc, text)
  return text
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const rowText = (row: unknown): string => {
  if (!isObject(row)) return JSON.stringify(row)
  if (!('doc' in row && isObject(row.doc))) return JSON.stringify(row)
  const { doc, ...rest } = row
  return `{"doc":${textOf(doc)},${JSON.stringify(rest).slice(1)}`
}

/** The answer to a query as JSON; its documents are not written anew. */
export function answerText(answer: unknown): string {
  if (Array.isArray(answer)) return `[${answer.map(rowText).join()}]`
  if (answer instanceof StoredPage) return answer.text()
  if (!isObject(answer) || !('rows' in answer && Array.isArray(answer.rows))) return rowText(answer)
  const { rows, ...rest } = answer
  return `{"rows":[${rows.map(rowText).join()}],${JSON.stringify(rest).slice(1)}`
}
