import { z } from 'zod'
import { Customer } from './schema.ts'
import { plainWord } from './word-likeness.ts'

/** Several spaces are one: a name is spoken, and found, as it is read. Cards of earlier programs may hold more. */
export const spokenName = (name: string): string => name.replace(/\s+/g, ' ')

/** A name as a command takes it. */
export const CustomerName = z.string().overwrite(spokenName).pipe(Customer.shape.name)

/** Words of a company's form: SAS, S.A.S., Ltda., y Cía. S. en C., ESP (Código de Comercio; Ley 1258 de 2008). */
const FORM_WORDS = new Set('sas sa s a ltda limitada eu e u y cia compania en c esp p bic'.split(' '))

/** A name without the company's form at its end, which one writes and another leaves out; of nothing but that, itself. */
export function nameWithoutForm(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const last = words.findLastIndex((word) => !FORM_WORDS.has(plainWord(word)))
  return last === -1 ? name : words.slice(0, last + 1).join(' ')
}
